package dev.modelatlas.graphql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.execution.MergedField;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
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

/**
 * Creates a link that runs a request's query again. The link sets the revision argument of each root field to the
 * revision that the field reads. Fields with a cursor stay as they are, because a cursor contains its revision.
 */
@ApplicationScoped
@SuppressWarnings("rawtypes") // graphql-java's builders use raw types
public class Permalink {
    private static final String REVISION = "revision";
    private static final String NUMBER = "number";
    private static final String AS_OF = "asOf";
    private static final String AFTER = "after";
    private static final String BEFORE = "before";
    private static final JsonMapper JSON = new JsonMapper();

    private final PublicAddress address;

    @Inject
    Permalink(PublicAddress address) {
        this.address = address;
    }

    /**
     * The URL of the playground (GraphiQL) with the whole document and its variables.
     *
     * @param field any field of the request
     * @param current returns the number of the revision that fields without a {@code revision} argument read; called
     *     only if the document has such fields
     */
    public String of(DataFetchingEnvironment field, IntSupplier current) {
        // The link is the same for the whole request and may be long, so all citations of a response share it.
        String known = field.getGraphQlContext().get(Permalink.class);
        if (known == null) {
            known = made(field, current);
            field.getGraphQlContext().put(Permalink.class, known);
        }
        return known;
    }

    /**
     * The playground's URL with a query for only the trends of one revision. The URL must not contain the request's
     * whole document: the same document might read another revision the next time, or might be the mutation that
     * published the revision.
     *
     * @param trends the field {@code trends} of the revision
     */
    public String ofRevision(DataFetchingEnvironment field, MergedField trends, int revision) {
        var query = ofRevision(field.getDocument(), field.getOperationDefinition(), trends, revision);
        return url(field.getVariables(), query);
    }

    private static Document ofRevision(
            Document document, OperationDefinition operation, MergedField trends, int revision) {
        List<Selection> selections = new ArrayList<>();
        trends.getFields()
                .forEach(same -> selections.addAll(same.getSelectionSet().getSelections()));
        var root = with(REVISION, revision, trends.getSingleField())
                .transform(it -> it.selectionSet(new SelectionSet(selections)));
        var query = operation.transform(it -> it.operation(OperationDefinition.Operation.QUERY)
                .directives(List.of())
                .selectionSet(new SelectionSet(List.of(root))));
        var definitions = new ArrayList<Definition>();
        definitions.add(query);
        definitions.addAll(fragments(document, root));
        return withoutUnusedVariables(document.transform(it -> it.definitions(definitions)));
    }

    /**
     * The fragments that a field uses, directly or through other fragments. A document with an unused fragment would be
     * invalid.
     */
    private static List<FragmentDefinition> fragments(Document document, Field field) {
        var names = new HashSet<String>();
        var unread = new ArrayDeque<Node>(List.of(field));
        while (!unread.isEmpty()) {
            visit(unread.remove(), node -> {
                if (node instanceof FragmentSpread spread && names.add(spread.getName())) {
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(fragment -> fragment.getName().equals(spread.getName()))
                            .forEach(unread::add);
                }
            });
        }
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> names.contains(fragment.getName()))
                .toList();
    }

    private String made(DataFetchingEnvironment field, IntSupplier current) {
        var query = field.getGraphQLSchema().getQueryType();
        return url(field.getVariables(), pinned(field.getDocument(), query, field.getVariables(), current));
    }

    /**
     * The playground's URL with a whole document and its variables. The document loses its line breaks and comments.
     *
     * @param query the schema's query type, which has the document's root fields
     * @param current the same parameter as in {@link #of(DataFetchingEnvironment, IntSupplier)}
     */
    public String of(Document document, GraphQLObjectType query, Map<String, Object> given, IntSupplier current) {
        var pinned = pinned(document, query, given, current);
        return url(given, pinned, AstPrinter.printAstCompact(pinned));
    }

    private String url(Map<String, Object> given, Document document) {
        return url(given, document, AstPrinter.printAst(document));
    }

    private String url(Map<String, Object> given, Document document, String printed) {
        var link = address.url() + "/graphiql?query=" + encoded(printed);
        var variables = new LinkedHashMap<>(given);
        variables.keySet().retainAll(variablesOf(document));
        return variables.isEmpty() ? link : link + "&variables=" + encoded(json(variables));
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

    /**
     * Removes unused variables, because a document that declares them is invalid. A variable becomes unused when the
     * link's revision replaces it in an argument.
     */
    private static Document withoutUnusedVariables(Document document) {
        var used = variablesOf(document);
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            definitions.add(
                    definition instanceof OperationDefinition operation ? keeping(used, operation) : definition);
        }
        return document.transform(it -> it.definitions(definitions));
    }

    private static Set<String> variablesOf(Document document) {
        var used = new HashSet<String>();
        visit(document, node -> {
            if (node instanceof VariableReference variable) {
                used.add(variable.getName());
            }
        });
        return used;
    }

    private static void visit(Node root, Consumer<Node> visitor) {
        new NodeTraverser()
                .preOrder(
                        new NodeVisitorStub() {
                            @Override
                            protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
                                visitor.accept(node);
                                return TraversalControl.CONTINUE;
                            }
                        },
                        root);
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
        if (definition == null) {
            return field;
        } else if (definition.getArgument(REVISION) != null) {
            var isPinned = Stream.of(REVISION, AFTER, BEFORE).anyMatch(name -> isGiven(name, field, variables));
            return isPinned ? field : with(REVISION, current.getAsInt(), field);
        }
        var isCurrentRevision = definition.getName().equals(REVISION)
                && !isGiven(NUMBER, field, variables)
                && !isGiven(AS_OF, field, variables);
        return isCurrentRevision ? with(NUMBER, current.getAsInt(), field) : field;
    }

    private static Field with(String name, int value, Field field) {
        var arguments = new ArrayList<>(field.getArguments());
        arguments.removeIf(argument -> argument.getName().equals(name));
        arguments.add(new Argument(name, IntValue.of(value)));
        return field.transform(it -> it.arguments(arguments));
    }

    private static boolean isGiven(String name, Field field, Map<String, Object> variables) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
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
            throw new IllegalStateException("Could not write the variables as JSON", e);
        }
    }
}
