package dev.modelatlas.graphql.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import org.dataloader.DataLoaderRegistry;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.graphql.work.NullVariables;

/**
 * Runs documents over the schema that SmallRye builds from the rooms. SmallRye's own ExecutionService loses the
 * locations of syntax errors, parses twice and bounds its cache by number, not by size.
 */
@Singleton
public class Engine {
    /** Bytes that the parsed forms of documents may take. */
    private static final long KEPT_BYTES = 24 << 20;

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final GraphQL graphQL;
    /** Opens subscriptions; that they are answered event by event, each like a query, is left to the other one. */
    private final GraphQL streams;

    private final DocumentReader reader;
    private final Cache<String, PreparedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<String, PreparedDocument>weigher((text, document) -> document.weight())
            .build();

    @Inject
    Engine(GraphQLSchema built, LimitsConfig limits, FederationConfig federation, Entities entities) {
        this(served(built, federation, entities), limits);
    }

    /** One over a schema that is ready to be served. */
    Engine(GraphQLSchema served, LimitsConfig limits) {
        this.schema = served;
        this.limits = limits;
        this.reader = new DocumentReader(schema, limits);
        this.graphQL = graphQL(new PlainExecution());
        this.streams = graphQL(new SubscriptionExecutionStrategy(new FieldFailures()));
    }

    /** To be called once: what graphql-java transforms twice shares parts, and each time breaks what was made before. */
    private static GraphQLSchema served(GraphQLSchema built, FederationConfig federation, Entities entities) {
        var served = ServedSchema.of(built);
        return federation.enabled() ? Subgraph.of(served, entities) : served;
    }

    private GraphQL graphQL(ExecutionStrategy strategy) {
        return GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new FieldFailures())
                .queryExecutionStrategy(
                        strategy instanceof SubscriptionExecutionStrategy ? new PlainExecution() : strategy)
                .subscriptionExecutionStrategy(strategy)
                .preparsedDocumentProvider((input, ignored) ->
                        CompletableFuture.completedFuture(new PreparsedDocumentEntry(input.getGraphQLContext()
                                .<PreparedDocument>get(PreparedDocument.class)
                                .document())))
                .build();
    }

    private AnswerBudget budget() {
        return new AnswerBudget(mostBytes(), (long) limits.cost() * AnswerBudget.VALUES_OF_A_RECORD);
    }

    /** Bytes that an answer may have when it is written. */
    public long mostBytes() {
        return limits.answer().asLongValue();
    }

    /** The schema that is served. */
    public GraphQLSchema schema() {
        return schema;
    }

    /** The schema that is served, in the schema definition language. */
    public String printedSchema() {
        return ServedSchema.print(schema);
    }

    /** Parses and checks a document; a valid one is kept for the next time. */
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
     * Runs one operation on the calling thread, which may block.
     *
     * @param document without errors
     * @param operation one of the document's
     * @param variables plain values by name, as JSON gave them
     * @param context what fetchers find in the GraphQLContext
     */
    public Answer execute(
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables,
            Map<String, Object> context) {
        return execute(document, operation, variables, context, budget());
    }

    Answer execute(
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables,
            Map<String, Object> context,
            AnswerBudget budget) {
        var check = check(document, operation, variables);
        if (!check.executed()) {
            return check;
        }
        var fields = document.plainFields();
        var result = graphQL.execute(input(document, operation, variables, context, budget));
        if (document.plainFields() > fields) {
            // It has become heavier, and is weighed anew.
            documents.put(document.text(), document);
        }
        // What was published stays so, however little of the answer could be told.
        var isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        return budget.isSpent()
                ? new Answer(check.cost(), isMutation, null, List.of(CodedError.of(budget.refusal())))
                : answer(check.cost(), result);
    }

    /**
     * Opens a subscription on the calling thread, which may block. The parameters are those of {@link #execute}, the
     * operation is a subscription.
     */
    public EventStream open(
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables,
            Map<String, Object> context) {
        var check = check(document, operation, variables);
        if (!check.executed()) {
            return new EventStream(null, check.errors());
        }
        var result = streams.execute(input(document, operation, variables, context, budget()));
        // Its own mapping runs all events of a subscription with one context and one cache of records.
        return result.getData() instanceof SubscriptionPublisher answers
                ? new EventStream(answers.getUpstreamPublisher(), List.of())
                : new EventStream(null, coded(result));
    }

    /** Answers one event of a subscription that was opened with the same parameters; else like {@link #execute}. */
    public Answer answer(
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables,
            Map<String, Object> context,
            Object event) {
        var withEvent = new HashMap<>(context);
        withEvent.put(StreamFetcher.EVENT, event);
        return execute(document, operation, variables, withEvent);
    }

    private static ExecutionInput input(
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables,
            Map<String, Object> context,
            AnswerBudget budget) {
        return ExecutionInput.newExecutionInput(document.text())
                .operationName(operation.getName())
                .variables(variables)
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

    /**
     * What an operation would bring, without running it.
     *
     * @param document without errors
     */
    public Answer dryRun(PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var wrong = wrongVariables(document, operation, variables);
        return wrong.isEmpty()
                ? new Answer(cost(document, operation, variables), true, null, List.of())
                : Answer.refused(wrong);
    }

    /** A dry run that refuses what costs too much. */
    private Answer check(PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var dry = dryRun(document, operation, variables);
        return dry.executed() && dry.cost().isTooMuch()
                ? new Answer(dry.cost(), false, null, List.of(tooCostly(operation, dry.cost())))
                : dry;
    }

    private Cost cost(PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        return new Cost(CostCount.of(schema, document, operation, variables), limits.cost());
    }

    private static CodedError tooCostly(OperationDefinition operation, Cost cost) {
        return CodedError.of(
                ErrorCode.LIMIT_EXCEEDED,
                "The operation may bring about " + cost.requested() + " records, and at most " + cost.maximum()
                        + " are read at once: ask for smaller pages, or for fewer lists within lists.",
                List.of(operation.getSourceLocation()));
    }

    /**
     * Checks a value that came without a document.
     *
     * @param path what the client calls it
     * @param type name of an input type of the schema
     * @param value a plain value, as JSON gives it
     * @throws ApiException the first thing that is wrong with it
     */
    public void check(String path, String type, Object value) {
        InputCheck.ofParameter().check(path, schema.getType(type), value).stream()
                .findFirst()
                .ifPresent(wrong -> {
                    var extensions = wrong.getExtensions();
                    throw new ApiException(
                            ErrorCode.valueOf((String) extensions.get("code")),
                            (String) extensions.get("argument"),
                            wrong.getMessage());
                });
    }

    private List<GraphQLError> wrongVariables(
            PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        var size = ValueSize.of(variables);
        var most = isMutation ? limits.publishedValues() : limits.values();
        if (size > most) {
            return List.of(ValueSize.tooLarge("The variables", size, most, List.of()));
        }
        var wrong = operation.getVariableDefinitions().stream()
                .filter(variable -> variables.containsKey(variable.getName()) || variable.getDefaultValue() == null)
                .flatMap(variable -> (isMutation
                                ? InputCheck.ofMutation(variable.getSourceLocation())
                                : InputCheck.ofJson(variable.getSourceLocation()))
                                .check(
                                        "$" + variable.getName(),
                                        InputTypes.of(schema, variable.getType()),
                                        variables.get(variable.getName()))
                                .stream())
                .limit(FailureList.MOST)
                .toList();
        return wrong.isEmpty() ? misusedNulls(document, operation, variables) : wrong;
    }

    private List<GraphQLError> misusedNulls(
            PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var root = InputTypes.root(schema, operation);
        return NullVariables.misused(schema, document.document(), operation, root, nulls(variables)).entrySet().stream()
                .map(misused -> misusedNull(misused.getKey(), misused.getValue()))
                .toList();
    }

    private static GraphQLError misusedNull(VariableDefinition variable, String name) {
        var path = "$" + variable.getName();
        var problem = "`%s`: must not be null, as `%s` takes none. Leave the variable out to use its default.";
        var refusal = new ApiException(ErrorCode.BAD_USER_INPUT, path, problem.formatted(path, name));
        return CodedError.of(refusal, List.of(variable.getSourceLocation()), List.of());
    }

    private static Set<String> nulls(Map<String, Object> variables) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getValue() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** SmallRye's fetchers want to see a request; ours has been read already. */
    private static SmallRyeContext smallRyeContext() {
        var context = new SmallRyeContext(Engine.class.getName());
        context.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        return context;
    }

    private static Answer answer(Cost cost, ExecutionResult result) {
        return new Answer(cost, result.isDataPresent(), result.getData(), coded(result));
    }

    private static List<GraphQLError> coded(ExecutionResult result) {
        return FailureList.told(
                result.getErrors().stream().map(ExecutionErrors::coded).toList());
    }
}
