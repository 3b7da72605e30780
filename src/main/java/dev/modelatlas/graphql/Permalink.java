package dev.modelatlas.graphql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

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
import graphql.language.StringValue;
import graphql.language.TypeName;
import graphql.language.VariableReference;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Creates a link that runs a request's query again, at the same revisions. In the link, each field that accepts the
 * argument {@code revision} passes the number of the revision that it reads. The field {@code revision} passes this
 * number as {@code number}, which replaces {@code asOf}. Fields with a cursor stay as they are, because a cursor
 * contains its revision. Fields above a list at an earlier revision stay as they are, too.
 */
@ApplicationScoped
@SuppressWarnings("rawtypes") // graphql-java's builders use raw types
public class Permalink {
    private static final String REVISION = "revision";
    private static final String NUMBER = "number";
    private static final String AS_OF = "asOf";
    private static final String AFTER = "after";
    private static final String BEFORE = "before";
    private static final String REVISION_TYPE = "Revision";
    /**
     * Maximum number of days for which a link looks up a revision. Each lookup needs an SQL statement. A document can
     * contain many more days in operations that do not run.
     */
    private static final int MOST_DAYS = 100;

    /**
     * Maximum number of characters of a link. Browsers and this server accept URLs of this length: see
     * {@code quarkus.http.limits.max-initial-line-length}.
     */
    public static final int LONGEST = 16_000;

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final JsonMapper JSON = new JsonMapper();

    private final PublicAddress address;

    /** Returns the numbers of the revisions that a request reads. */
    public interface RevisionNumbers {
        /**
         * The current revision, which a field reads if none of its arguments determines a revision. Called only if the
         * document has such a field.
         */
        int currentNumber();

        /** The latest revision on or before the day; empty when there is none. */
        OptionalInt numberAsOf(LocalDate day);
    }

    /**
     * The values that all fields of a document share.
     *
     * @param days the revision numbers found so far, by day
     * @param nested the revisions of the cursors in nested lists, by the response key of the field that chooses the
     *     revision of these lists. Fields with the same key must keep the same arguments, so they share an entry
     */
    private record Pins(
            GraphQLSchema schema,
            Map<String, Object> variables,
            RevisionNumbers numbers,
            Map<String, OptionalInt> days,
            Map<String, Set<Integer>> nested) {
        Pins(GraphQLSchema schema, Map<String, Object> variables, RevisionNumbers numbers) {
            this(schema, variables, numbers, new HashMap<>(), new HashMap<>());
        }

        /**
         * The number of the revision for a value of {@code asOf}. Empty when the link keeps the value: the value is not
         * a date, no revision is that old, or {@link #MOST_DAYS} other days have been looked up.
         */
        OptionalInt numberAsOf(String day) {
            // The string might not be a date, for example in an operation that does not run: its variables have the
            // values that the client sent for the operation that runs.
            if (days.size() == MOST_DAYS && !days.containsKey(day)
                    || !DAY.matcher(day).matches()) {
                return OptionalInt.empty();
            }
            return days.computeIfAbsent(day, first -> {
                try {
                    return numbers.numberAsOf(LocalDate.parse(day));
                } catch (DateTimeException noDate) {
                    return OptionalInt.empty();
                }
            });
        }
    }

    /** The names of the variables and fragments that a node of a document uses. */
    private record Uses(Set<String> variables, Set<String> fragments) {
        static Uses of(Node root) {
            var uses = new Uses(new HashSet<>(), new HashSet<>());
            visit(root, node -> {
                if (node instanceof VariableReference variable) {
                    uses.variables.add(variable.getName());
                } else if (node instanceof FragmentSpread spread) {
                    uses.fragments.add(spread.getName());
                }
            });
            return uses;
        }
    }

    Permalink(PublicAddress address) {
        this.address = address;
    }

    /**
     * The URL of the playground (GraphiQL) with the whole document and its variables.
     *
     * @param field any field of the request
     */
    public String of(DataFetchingEnvironment field, RevisionNumbers numbers) {
        // The link is the same for the whole request and may be long, so all citations of a response share it.
        String known = field.getGraphQlContext().get(Permalink.class);
        if (known == null) {
            known = made(field, numbers);
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
        return url(field.getVariables(), query, field.getOperationDefinition());
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

    private String made(DataFetchingEnvironment field, RevisionNumbers numbers) {
        var pins = new Pins(field.getGraphQLSchema(), field.getVariables(), numbers);
        return url(field.getVariables(), pinned(field.getDocument(), pins), field.getOperationDefinition());
    }

    /**
     * The playground's URL with a whole document and its variables. The document loses its line breaks and comments.
     *
     * @param operation the operation of the document that runs
     * @param given the variables of the document, with default values for omitted variables
     */
    public String of(
            Document document,
            OperationDefinition operation,
            GraphQLSchema schema,
            Map<String, Object> given,
            RevisionNumbers numbers) {
        var pinned = pinned(document, new Pins(schema, given, numbers));
        return url(given, pinned, operation, AstPrinter.printAstCompact(pinned));
    }

    /** The URL with the document's line breaks, or without them if it would be too long. */
    private String url(Map<String, Object> given, Document document, OperationDefinition operation) {
        var link = url(given, document, operation, AstPrinter.printAst(document));
        return link.length() <= LONGEST ? link : url(given, document, operation, AstPrinter.printAstCompact(document));
    }

    private String url(Map<String, Object> given, Document document, OperationDefinition operation, String printed) {
        var link = address.url() + "/graphiql?query=" + encoded(printed);
        var variables = new LinkedHashMap<>(given);
        variables.keySet().retainAll(Uses.of(document).variables());
        if (!variables.isEmpty()) {
            link += "&variables=" + encoded(json(variables));
        }
        // Without the name, the playground runs the first of several operations.
        var isOnly = document.getDefinitionsOfType(OperationDefinition.class).size() == 1;
        return isOnly ? link : link + "&operationName=" + operation.getName();
    }

    private static Document pinned(Document document, Pins pins) {
        new NestedCursors(pins).find(document);
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                var selections =
                        pinned(operation.getSelectionSet(), pins.schema().getQueryType(), pins);
                definitions.add(operation.transform(it -> it.selectionSet(selections)));
            } else if (definition instanceof FragmentDefinition fragment) {
                var selections = pinned(fragment.getSelectionSet(), type(fragment.getTypeCondition(), pins), pins);
                definitions.add(fragment.transform(it -> it.selectionSet(selections)));
            } else {
                definitions.add(definition);
            }
        }
        return withoutUnusedVariables(document.transform(it -> it.definitions(definitions)));
    }

    private static GraphQLType type(TypeName name, Pins pins) {
        return pins.schema().getType(name.getName());
    }

    /**
     * Removes unused variables, because a document that declares them is invalid. A variable becomes unused when the
     * link's revision replaces it in an argument.
     */
    private static Document withoutUnusedVariables(Document document) {
        var fragments = new HashMap<String, Uses>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), Uses.of(fragment)));
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            definitions.add(
                    definition instanceof OperationDefinition operation
                            ? keeping(variablesOf(operation, fragments), operation)
                            : definition);
        }
        return document.transform(it -> it.definitions(definitions));
    }

    /** The variables that an operation uses, directly or in fragments. */
    private static Set<String> variablesOf(OperationDefinition operation, Map<String, Uses> fragments) {
        var own = Uses.of(operation);
        var used = new HashSet<>(own.variables());
        var names = new HashSet<String>();
        var unread = new ArrayDeque<>(own.fragments());
        while (!unread.isEmpty()) {
            var name = unread.remove();
            if (names.add(name)) {
                var fragment = fragments.get(name);
                used.addAll(fragment.variables());
                unread.addAll(fragment.fragments());
            }
        }
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

    private static SelectionSet pinned(SelectionSet selections, GraphQLType parent, Pins pins) {
        List<Selection> pinned = new ArrayList<>();
        for (Selection selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                pinned.add(pinned(field, parent, pins));
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition();
                var inner =
                        pinned(fragment.getSelectionSet(), condition == null ? parent : type(condition, pins), pins);
                pinned.add(fragment.transform(it -> it.selectionSet(inner)));
            } else {
                pinned.add(selection);
            }
        }
        return selections.transform(it -> it.selections(pinned));
    }

    private static Field pinned(Field field, GraphQLType parent, Pins pins) {
        var definition =
                parent instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinition(field.getName()) : null;
        if (definition == null) {
            return field;
        }
        var itself = pinnedItself(field, definition, pins);
        if (itself.getSelectionSet() == null) {
            return itself;
        }
        var inner = pinned(itself.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()), pins);
        return itself.transform(it -> it.selectionSet(inner));
    }

    private static Field pinnedItself(Field field, GraphQLFieldDefinition definition, Pins pins) {
        if (definition.getArgument(REVISION) != null) {
            var isPinned = Stream.of(REVISION, AFTER, BEFORE).anyMatch(name -> isGiven(name, field, pins.variables()));
            if (isPinned) {
                // Does not ask for the current revision, because the response would then depend on it.
                return field;
            }
            var current = pins.numbers().currentNumber();
            // Above a list at an earlier revision, the field read the current one. No revision fits both.
            var nested = pins.nested().getOrDefault(field.getResultKey(), Set.of());
            return Set.of(current).containsAll(nested) ? with(REVISION, current, field) : field;
        } else if (definition.getArgument(NUMBER) == null || isGiven(NUMBER, field, pins.variables())) {
            return field;
        }
        var day = value(AS_OF, field, pins.variables());
        if (day.isEmpty()) {
            return with(NUMBER, pins.numbers().currentNumber(), field);
        }
        var number = pins.numberAsOf(day.get().toString());
        return number.isPresent() ? with(NUMBER, number.getAsInt(), without(AS_OF, field)) : field;
    }

    /**
     * Finds the cursors of nested lists, and for each the field above it that chooses the revision. A pinned field
     * refuses cursors of another revision below it.
     *
     * @param inFragments the revisions of cursors for which a field outside the fragment chooses the revision
     */
    private record NestedCursors(
            Pins pins, Map<String, FragmentDefinition> fragments, Map<String, Set<Integer>> inFragments) {
        NestedCursors(Pins pins) {
            this(pins, new HashMap<>(), new HashMap<>());
        }

        void find(Document document) {
            document.getDefinitionsOfType(FragmentDefinition.class)
                    .forEach(fragment -> fragments.put(fragment.getName(), fragment));
            document.getDefinitionsOfType(OperationDefinition.class)
                    .forEach(operation ->
                            in(operation.getSelectionSet(), pins.schema().getQueryType()));
        }

        /** The revisions of cursors for which a field above the selections chooses the revision. */
        private Set<Integer> in(SelectionSet selections, GraphQLType parent) {
            var found = new HashSet<Integer>();
            for (Selection selection : selections.getSelections()) {
                if (selection instanceof Field field) {
                    found.addAll(in(field, parent));
                } else if (selection instanceof InlineFragment fragment) {
                    var condition = fragment.getTypeCondition();
                    found.addAll(in(fragment.getSelectionSet(), condition == null ? parent : type(condition, pins)));
                } else if (selection instanceof FragmentSpread spread) {
                    found.addAll(inFragment(spread.getName()));
                }
            }
            return found;
        }

        private Set<Integer> inFragment(String name) {
            var known = inFragments.get(name);
            if (known == null) {
                var fragment = fragments.get(name);
                known = in(fragment.getSelectionSet(), type(fragment.getTypeCondition(), pins));
                inFragments.put(name, known);
            }
            return known;
        }

        private Set<Integer> in(Field field, GraphQLType parent) {
            var definition =
                    parent instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinition(field.getName()) : null;
            if (definition == null) {
                return Set.of();
            }
            var type = GraphQLTypeUtil.unwrapAll(definition.getType());
            var found = field.getSelectionSet() == null
                    ? new HashSet<Integer>()
                    : new HashSet<>(in(field.getSelectionSet(), type));
            if (definition.getArgument(REVISION) != null) {
                pins.nested()
                        .computeIfAbsent(field.getResultKey(), first -> new HashSet<>())
                        .addAll(found);
                return Set.of();
            } else if (type.getName().equals(REVISION_TYPE)) {
                // The lists of a revision belong to this revision, whatever the revision at which a field above reads.
                return Set.of();
            }
            Stream.of(AFTER, BEFORE)
                    .filter(name -> definition.getArgument(name) != null)
                    .flatMap(name -> value(name, field, pins.variables()).stream()
                            .flatMap(text -> Cursor.revisionOf(text.toString()).stream()))
                    .forEach(found::add);
            return found;
        }
    }

    private static Field with(String name, int value, Field field) {
        var arguments = new ArrayList<>(without(name, field).getArguments());
        arguments.add(new Argument(name, IntValue.of(value)));
        return field.transform(it -> it.arguments(arguments));
    }

    private static Field without(String name, Field field) {
        var arguments = field.getArguments().stream()
                .filter(argument -> !argument.getName().equals(name))
                .toList();
        return field.transform(it -> it.arguments(arguments));
    }

    private static boolean isGiven(String name, Field field, Map<String, Object> variables) {
        return value(name, field, variables).isPresent();
    }

    /**
     * The value of an argument: the value of a variable, a string, or the node of any other literal. Empty when the
     * argument is omitted or null.
     */
    private static Optional<Object> value(String name, Field field, Map<String, Object> variables) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(Argument::getValue)
                .map(value -> value instanceof VariableReference variable
                        ? variables.get(variable.getName())
                        : value instanceof StringValue text
                                ? text.getValue()
                                : value instanceof NullValue ? null : value);
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
