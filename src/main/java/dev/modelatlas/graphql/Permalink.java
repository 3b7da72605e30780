package dev.modelatlas.graphql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/** Makes the address that asks the query of a request again, with every root field pinned to its revision. */
@ApplicationScoped
@SuppressWarnings("rawtypes") // graphql-java's builders take and give them
public class Permalink {
    private static final String REVISION = "revision";
    private static final JsonMapper JSON = new JsonMapper();

    private final PublicConfig config;

    @Inject
    Permalink(PublicConfig config) {
        this.config = config;
    }

    /**
     * The address of the playground with the whole document and its variables.
     *
     * @param field any field of the request
     * @param current number of the revision that fields without one were read at; asked only where there are such
     */
    public String of(DataFetchingEnvironment field, IntSupplier current) {
        // It is the same for the whole request, and may be long: a hundred citations share one.
        String known = field.getGraphQlContext().get(Permalink.class);
        if (known == null) {
            known = made(field, current);
            field.getGraphQlContext().put(Permalink.class, known);
        }
        return known;
    }

    private String made(DataFetchingEnvironment field, IntSupplier current) {
        var query = field.getGraphQLSchema().getQueryType();
        var pinned = pinned(field.getDocument(), query, field.getVariables(), current);
        var address = config.url() + "/graphiql?query=" + encoded(AstPrinter.printAst(pinned));
        return field.getVariables().isEmpty() ? address : address + "&variables=" + encoded(json(field.getVariables()));
    }

    private static Document pinned(
            Document document, GraphQLObjectType query, Map<String, Object> variables, IntSupplier current) {
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                var selections = pinned(operation.getSelectionSet(), query, variables, current);
                definitions.add(operation.transform(it -> it.selectionSet(selections)));
            } else if (definition instanceof FragmentDefinition fragment
                    && fragment.getTypeCondition().getName().equals(query.getName())) {
                var selections = pinned(fragment.getSelectionSet(), query, variables, current);
                definitions.add(fragment.transform(it -> it.selectionSet(selections)));
            } else {
                definitions.add(definition);
            }
        }
        return withoutUnusedVariables(document.transform(it -> it.definitions(definitions)));
    }

    /** A variable that only said null where a revision is now named would make the document invalid. */
    private static Document withoutUnusedVariables(Document document) {
        var used = new HashSet<String>();
        new NodeTraverser()
                .preOrder(
                        new NodeVisitorStub() {
                            @Override
                            public TraversalControl visitVariableReference(
                                    VariableReference variable, TraverserContext<Node> context) {
                                used.add(variable.getName());
                                return TraversalControl.CONTINUE;
                            }
                        },
                        document);
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            definitions.add(
                    definition instanceof OperationDefinition operation ? keeping(used, operation) : definition);
        }
        return document.transform(it -> it.definitions(definitions));
    }

    private static OperationDefinition keeping(Set<String> used, OperationDefinition operation) {
        var variables = operation.getVariableDefinitions().stream()
                .filter(variable -> used.contains(variable.getName()))
                .toList();
        return operation.transform(it -> it.variableDefinitions(variables));
    }

    private static SelectionSet pinned(
            SelectionSet selections, GraphQLObjectType query, Map<String, Object> variables, IntSupplier current) {
        List<Selection> pinned = new ArrayList<>();
        for (Selection selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                pinned.add(pinned(field, query, variables, current));
            } else if (selection instanceof InlineFragment fragment) {
                var inner = pinned(fragment.getSelectionSet(), query, variables, current);
                pinned.add(fragment.transform(it -> it.selectionSet(inner)));
            } else {
                pinned.add(selection);
            }
        }
        return selections.transform(it -> it.selections(pinned));
    }

    private static Field pinned(
            Field field, GraphQLObjectType query, Map<String, Object> variables, IntSupplier current) {
        var definition = query.getFieldDefinition(field.getName());
        if (definition == null || definition.getArgument(REVISION) == null || isPinned(field, variables)) {
            return field;
        }
        var arguments = new ArrayList<>(field.getArguments());
        arguments.removeIf(argument -> argument.getName().equals(REVISION));
        arguments.add(new Argument(REVISION, IntValue.of(current.getAsInt())));
        return field.transform(it -> it.arguments(arguments));
    }

    private static boolean isPinned(Field field, Map<String, Object> variables) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(REVISION))
                .anyMatch(argument -> says(argument.getValue(), variables));
    }

    private static boolean says(Value<?> value, Map<String, Object> variables) {
        return value instanceof VariableReference variable
                ? variables.get(variable.getName()) != null
                : !(value instanceof NullValue);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Map<String, Object> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON cannot be written as JSON", e);
        }
    }
}
