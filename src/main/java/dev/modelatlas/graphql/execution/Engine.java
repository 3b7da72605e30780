package dev.modelatlas.graphql.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.ExecutionStrategy;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.reactive.SubscriptionPublisher;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import org.dataloader.DataLoaderRegistry;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.document.Cost;
import dev.modelatlas.graphql.document.CostCalculator;
import dev.modelatlas.graphql.document.DocumentReader;
import dev.modelatlas.graphql.document.InputValidator;
import dev.modelatlas.graphql.document.LimitsConfig;
import dev.modelatlas.graphql.document.PreparedDocument;
import dev.modelatlas.graphql.document.PreparedOperation;
import dev.modelatlas.graphql.document.VariableValidator;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.ErrorList;
import dev.modelatlas.graphql.error.ExecutionErrors;
import dev.modelatlas.graphql.schema.EntityResolver;
import dev.modelatlas.graphql.schema.FederationConfig;
import dev.modelatlas.graphql.schema.ServedSchema;
import dev.modelatlas.graphql.schema.StreamFetcher;
import dev.modelatlas.graphql.schema.Subgraph;
import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * Executes documents against the schema that SmallRye builds from the {@code *Api} classes. SmallRye's own
 * ExecutionService is not used: it loses the positions of syntax errors, parses each document twice, and limits its
 * cache by the number of documents instead of their size.
 */
@Singleton
public class Engine {
    /** Maximum size of the cache of parsed documents, in bytes. */
    private static final long KEPT_BYTES = 24 << 20;

    private final GraphQLSchema schema;
    private final String printedSchema;
    private final LimitsConfig limits;
    private final GraphQL graphQL;
    /** Opens subscriptions. {@link #graphQL} then creates a response for each event, in the same way as for a query. */
    private final GraphQL streams;

    private final DocumentReader reader;
    private final VariableValidator variableValidator;
    private final Cache<String, PreparedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<String, PreparedDocument>weigher((text, document) -> document.weight())
            .build();

    @Inject
    Engine(GraphQLSchema built, LimitsConfig limits, FederationConfig federation, EntityResolver entities) {
        this(served(built, federation, entities), limits);
    }

    /** Creates an engine for a schema that is ready to be served. */
    Engine(GraphQLSchema served, LimitsConfig limits) {
        this.schema = served;
        this.printedSchema = ServedSchema.print(schema);
        this.limits = limits;
        this.reader = new DocumentReader(schema, limits);
        this.variableValidator = new VariableValidator(schema, limits);
        this.graphQL = graphQL(new DirectExecutionStrategy());
        this.streams = graphQL(new SubscriptionExecutionStrategy(new FieldErrorHandler()));
    }

    /**
     * The schema to serve: corrected by {@link ServedSchema}, and extended if federation is enabled. Call this only
     * once, because results of graphql-java's transformation share parts: a second call would break the first result.
     */
    private static GraphQLSchema served(GraphQLSchema built, FederationConfig federation, EntityResolver entities) {
        var served = ServedSchema.of(built);
        return federation.enabled() ? Subgraph.of(served, entities) : served;
    }

    private GraphQL graphQL(ExecutionStrategy ofSubscriptions) {
        return GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new FieldErrorHandler())
                .queryExecutionStrategy(new DirectExecutionStrategy())
                .subscriptionExecutionStrategy(ofSubscriptions)
                .preparsedDocumentProvider((input, ignored) ->
                        CompletableFuture.completedFuture(new PreparsedDocumentEntry(input.getGraphQLContext()
                                .<PreparedDocument>get(PreparedDocument.class)
                                .document())))
                .build();
    }

    private AnswerBudget budget() {
        return new AnswerBudget(maxBytes(), (long) limits.cost() * AnswerBudget.VALUES_OF_A_RECORD);
    }

    /** Maximum size of a serialized response, in bytes. */
    public long maxBytes() {
        return limits.answer().asLongValue();
    }

    /** The schema that is served. */
    public GraphQLSchema schema() {
        return schema;
    }

    /** The schema that is served, in the schema definition language. */
    public String printedSchema() {
        return printedSchema;
    }

    /** Parses and validates a document. Valid documents are cached. */
    public PreparedDocument prepare(String text) {
        var known = documents.getIfPresent(text);
        if (known != null) {
            return known;
        }
        var document = reader.read(text);
        if (document.errors().isEmpty()) {
            documents.put(text, document);
        }
        return document;
    }

    /**
     * Executes one operation. The call blocks, so do not call this method on an event loop.
     *
     * @param context values for the GraphQLContext
     */
    public Answer execute(PreparedOperation operation, Map<String, Object> context) {
        return execute(operation, context, budget());
    }

    Answer execute(PreparedOperation operation, Map<String, Object> context, AnswerBudget budget) {
        var check = check(operation);
        if (!check.executed()) {
            return check;
        }
        var document = operation.document();
        var fields = document.directFields();
        var result = graphQL.execute(input(operation, context, budget));
        if (document.directFields() > fields) {
            // Execution added direct selections to the document, so the cache must weigh it again.
            documents.put(document.text(), document);
        }
        // A mutation is final: it counts as executed even if its response does not fit into the budget.
        var isMutation = operation.kind() == Operation.MUTATION;
        return budget.isSpent()
                ? new Answer(check.cost(), isMutation, null, List.of(CodedError.of(budget.refusal())))
                : answer(check.cost(), result);
    }

    /**
     * Opens a subscription. The call blocks, so do not call this method on an event loop.
     *
     * @param operation a subscription
     * @param context values for the GraphQLContext
     */
    public EventStream open(PreparedOperation operation, Map<String, Object> context) {
        var check = check(operation);
        if (!check.executed()) {
            return new EventStream(null, check.errors());
        }
        var result = streams.execute(input(operation, context, budget()));
        // Returns the stream of events before graphql-java maps them to responses. graphql-java would execute all
        // events with the same context and the same cache of records.
        return result.getData() instanceof SubscriptionPublisher answers
                ? new EventStream(answers.getUpstreamPublisher(), List.of())
                : new EventStream(null, coded(result));
    }

    /**
     * Creates the response for one event of a subscription, in the same way as {@link #execute}. The operation
     * must be the same as in the call of {@link #open}; each event has its own context.
     */
    public Answer answer(PreparedOperation operation, Map<String, Object> context, Object event) {
        var withEvent = new HashMap<>(context);
        withEvent.put(StreamFetcher.EVENT, event);
        return execute(operation, withEvent);
    }

    private static ExecutionInput input(PreparedOperation operation, Map<String, Object> context, AnswerBudget budget) {
        var document = operation.document();
        return ExecutionInput.newExecutionInput(document.text())
                .operationName(operation.name())
                .variables(operation.variables())
                .dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(context)
                .graphQLContext(Map.of(
                        PreparedDocument.class,
                        document,
                        AnswerBudget.class,
                        budget,
                        SmallRyeContextManager.CONTEXT,
                        smallRyeContext()))
                .build();
    }

    /** Checks the variables and computes the cost of an operation, without executing it. */
    public Answer dryRun(PreparedOperation operation) {
        var wrong = variableValidator.check(operation);
        return wrong.isEmpty() ? new Answer(cost(operation), true, null, List.of()) : Answer.refused(wrong);
    }

    /** Does the same as {@link #dryRun}, but returns an error if the cost is above the limit. */
    public Answer check(PreparedOperation operation) {
        var dry = dryRun(operation);
        return dry.executed() && dry.cost().isTooMuch()
                ? new Answer(dry.cost(), false, null, List.of(tooCostly(operation.definition(), dry.cost())))
                : dry;
    }

    private Cost cost(PreparedOperation operation) {
        return new Cost(CostCalculator.of(schema, operation), limits.cost());
    }

    private static CodedError tooCostly(OperationDefinition operation, Cost cost) {
        return CodedError.of(
                ErrorCode.LIMIT_EXCEEDED,
                "The operation costs " + cost.requested() + " points. The limit is " + cost.maximum()
                        + ". Request smaller pages, or fewer nested lists.",
                List.of(operation.getSourceLocation()));
    }

    /**
     * Checks a value that arrived without a document, such as a URL parameter.
     *
     * @param path the client's name for the value
     * @param type name of an input type of the schema
     * @param value a plain value, as parsed from JSON
     * @throws ApiException for the first problem with the value
     */
    public void check(String path, String type, Object value) {
        InputValidator.ofParameter().check(path, schema.getType(type), value).stream()
                .findFirst()
                .ifPresent(wrong -> {
                    var argument = (String) wrong.getExtensions().get("argument");
                    throw new ApiException(CodedError.code(wrong), argument, wrong.getMessage());
                });
    }

    /**
     * A context with an empty object as the request. SmallRye's fetchers require such an object, but the server itself
     * has already read the actual request.
     */
    private static SmallRyeContext smallRyeContext() {
        var context = new SmallRyeContext(Engine.class.getName());
        context.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        return context;
    }

    private static Answer answer(Cost cost, ExecutionResult result) {
        return new Answer(cost, result.isDataPresent(), result.getData(), coded(result));
    }

    private static List<GraphQLError> coded(ExecutionResult result) {
        return ErrorList.limited(
                result.getErrors().stream().map(ExecutionErrors::coded).toList());
    }
}
