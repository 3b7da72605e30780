package dev.modelatlas.graphql.engine;

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
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import org.dataloader.DataLoaderRegistry;

import dev.modelatlas.graphql.ErrorCode;

/**
 * Runs documents over the schema that SmallRye builds from the rooms. SmallRye's own ExecutionService loses the
 * locations of syntax errors, parses twice and bounds its cache by number, not by size.
 */
@Singleton
public class Engine {
    /** Characters of the documents whose parsed form is kept. */
    private static final long KEPT_CHARACTERS = 4_000_000;

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final GraphQL graphQL;
    private final DocumentReader reader;
    private final Cache<String, PreparedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .<String, PreparedDocument>weigher((text, document) -> text.length())
            .build();

    @Inject
    Engine(GraphQLSchema built, LimitsConfig limits) {
        this.schema = ServedSchema.of(built);
        this.limits = limits;
        this.reader = new DocumentReader(schema, limits);
        this.graphQL = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new FieldFailures())
                .preparsedDocumentProvider((input, ignored) ->
                        CompletableFuture.completedFuture(new PreparsedDocumentEntry(input.getGraphQLContext()
                                .<PreparedDocument>get(PreparedDocument.class)
                                .document())))
                .build();
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
        var wrong = wrongVariables(operation, variables);
        if (!wrong.isEmpty()) {
            return Answer.refused(wrong);
        }
        var cost = cost(document, operation, variables);
        if (cost.isTooMuch()) {
            return new Answer(cost, false, null, List.of(tooCostly(operation, cost)));
        }
        var input = ExecutionInput.newExecutionInput(document.text())
                .operationName(operation.getName())
                .variables(variables)
                .dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(context)
                .graphQLContext(
                        Map.of(PreparedDocument.class, document, SmallRyeContextManager.CONTEXT, smallRyeContext()))
                .build();
        return answer(cost, graphQL.execute(input));
    }

    /**
     * What an operation would bring, without running it.
     *
     * @param document without errors
     */
    public Answer dryRun(PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var wrong = wrongVariables(operation, variables);
        return wrong.isEmpty()
                ? new Answer(cost(document, operation, variables), true, null, List.of())
                : Answer.refused(wrong);
    }

    private Cost cost(PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        return new Cost(CostCount.of(schema, document.document(), operation, variables), limits.cost());
    }

    private static CodedError tooCostly(OperationDefinition operation, Cost cost) {
        return CodedError.of(
                ErrorCode.LIMIT_EXCEEDED,
                "The operation may bring about " + cost.requested() + " records, and at most " + cost.maximum()
                        + " are read at once: ask for smaller pages, or for fewer lists within lists.",
                List.of(operation.getSourceLocation()));
    }

    private List<GraphQLError> wrongVariables(OperationDefinition operation, Map<String, Object> variables) {
        return operation.getVariableDefinitions().stream()
                .filter(variable -> variables.containsKey(variable.getName()) || variable.getDefaultValue() == null)
                .flatMap(variable -> InputCheck.ofJson(variable.getSourceLocation())
                        .check(
                                "$" + variable.getName(),
                                InputTypes.of(schema, variable.getType()),
                                variables.get(variable.getName()))
                        .stream())
                .toList();
    }

    /** SmallRye's fetchers want to see a request; ours has been read already. */
    private static SmallRyeContext smallRyeContext() {
        var context = new SmallRyeContext(Engine.class.getName());
        context.setRequest(JsonValue.EMPTY_JSON_OBJECT);
        return context;
    }

    private static Answer answer(Cost cost, ExecutionResult result) {
        var errors = result.getErrors().stream().map(ExecutionErrors::coded).toList();
        return new Answer(cost, result.isDataPresent(), result.getData(), errors);
    }
}
