package dev.modelatlas.graphql.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.Directives;
import graphql.Scalars;
import graphql.TypeResolutionEnvironment;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.GraphQLUnionType;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.schema.idl.SchemaPrinter;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Corrects the schema that SmallRye builds. In the result, number scalars refuse strings, and dates are validated.
 * Directives that graphql-java declares but this server does not support are removed. Two types that SmallRye's
 * annotations cannot express are corrected: lists of IDs, and the type of a sort direction that has a default and is
 * never null. Fields that are null only together with an error are marked.
 */
public final class ServedSchema {
    /**
     * Name of the directive for fields that are null only together with an error. Their type is nullable, because an
     * error in a non-null field would also make the parent null.
     */
    public static final String SEMANTIC_NON_NULL = "semanticNonNull";

    /**
     * The directives of the GraphQL specification, and {@link #SEMANTIC_NON_NULL}. graphql-java adds {@code @defer} and
     * others to every schema; this class removes them.
     */
    public static final Set<String> DIRECTIVES =
            Set.of("skip", "include", "deprecated", "specifiedBy", SEMANTIC_NON_NULL);

    /** Directive of https://specs.apollo.dev/nullability/v0.4, which client libraries know. */
    private static final GraphQLDirective NULL_ONLY_WITH_ERROR = GraphQLDirective.newDirective()
            .name(SEMANTIC_NON_NULL)
            .description("The field is null only if `errors` has an error for the field. Clients that throw an "
                    + "exception for each field error may therefore treat the field as non-null. After the first 100 "
                    + "errors, one error without a path stands for all others.")
            .argument(levels -> levels.name("levels")
                    .description(
                            "Levels of the field that are null only if `errors` has an error for them. Level 0 is the "
                                    + "field itself, level 1 the items of its list.")
                    .type(GraphQLList.list(Scalars.GraphQLInt))
                    .defaultValueProgrammatic(List.of(0)))
            .validLocation(DirectiveLocation.FIELD_DEFINITION)
            .build();

    private static final Pattern NULL = Pattern.compile("\\bnull\\b", Pattern.CASE_INSENSITIVE);

    private static final Map<String, GraphQLScalarType> SCALARS = Map.of(
            "Int", Scalars.GraphQLInt,
            "Float", Scalars.GraphQLFloat,
            "Date", TimeScalar.DATE,
            "DateTime", TimeScalar.DATE_TIME);

    private static final Map<String, String> ROOTS = Map.of(
            "Query", "Root of all queries.",
            "Mutation", "Root of all mutations.",
            "Subscription", "Root of all subscriptions.");

    private ServedSchema() {}

    public static GraphQLSchema of(GraphQLSchema built) {
        DataFetcher<List<GraphQLDirective>> directives =
                environment -> environment.getGraphQLSchema().getDirectives().stream()
                        .filter(directive -> DIRECTIVES.contains(directive.getName()))
                        .toList();
        var registry = built.getCodeRegistry().transform(code -> {
            code.dataFetcher(FieldCoordinates.coordinates("__Schema", "directives"), directives);
            built.getAllTypesAsList().forEach(type -> resolveInServedSchema(type, built, code));
        });
        // All corrections are made in a single transformation, because building and validating a schema takes a
        // noticeable part of each start.
        return SchemaTransformer.transformSchema(
                built,
                new Mending(),
                schema -> schema.clearDirectives()
                        .additionalDirective(Directives.IncludeDirective)
                        .additionalDirective(Directives.SkipDirective)
                        .additionalDirective(NULL_ONLY_WITH_ERROR)
                        .codeRegistry(registry));
    }

    /**
     * Makes interfaces and unions resolve to types of the corrected schema. SmallRye's resolvers return its own types,
     * which the corrected schema does not contain.
     */
    private static void resolveInServedSchema(
            GraphQLNamedType type, GraphQLSchema schema, GraphQLCodeRegistry.Builder code) {
        if (type instanceof GraphQLInterfaceType abstraction) {
            var built = schema.getCodeRegistry().getTypeResolver(abstraction);
            code.typeResolver(abstraction, environment -> served(built, environment));
        } else if (type instanceof GraphQLUnionType union) {
            var built = schema.getCodeRegistry().getTypeResolver(union);
            code.typeResolver(union, environment -> served(built, environment));
        }
    }

    private static GraphQLObjectType served(TypeResolver built, TypeResolutionEnvironment environment) {
        return environment.getSchema().getObjectType(built.getType(environment).getName());
    }

    /** The schema in the schema definition language, without directives that clients cannot use. */
    public static String print(GraphQLSchema schema) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectiveDefinition(SEMANTIC_NON_NULL::equals)
                        .includeDirectives(DIRECTIVES::contains))
                .print(schema);
    }

    private static final class Mending extends GraphQLTypeVisitorStub {
        private static final String FORMAT = " (ISO-8601)";
        /** The type for lists of IDs. SmallRye would turn the list itself into an ID. */
        private static final GraphQLNonNull IDS =
                GraphQLNonNull.nonNull(GraphQLList.list(GraphQLNonNull.nonNull(Scalars.GraphQLID)));

        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            return change(context, SCALARS.get(scalar.getName()));
        }

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            var description = ROOTS.get(type.getName());
            return change(context, description == null ? null : type.transform(root -> root.description(description)));
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            var description = withoutFormat(field.getDescription());
            var marked = isNullOnlyWithAnError(field, context.getParentNode());
            if (description == null
                    && !marked
                    && DIRECTIVES.containsAll(field.getAllDirectivesByName().keySet())) {
                return TraversalControl.CONTINUE;
            }
            return change(context, field.transform(it -> {
                withoutRoles(it, field).description(description == null ? field.getDescription() : description);
                if (marked) {
                    it.withAppliedDirective(NULL_ONLY_WITH_ERROR.toAppliedDirective());
                }
            }));
        }

        /**
         * Whether a nullable field is null only together with an error. Such a field is recognized by its description,
         * which lacks the word "null". The descriptions of all other nullable fields contain that word.
         */
        private static boolean isNullOnlyWithAnError(GraphQLFieldDefinition field, GraphQLSchemaElement parent) {
            return parent instanceof GraphQLObjectType type
                    && !type.getName().startsWith("__")
                    && !GraphQLTypeUtil.isNonNull(field.getType())
                    && field.getDescription() != null
                    && !NULL.matcher(field.getDescription()).find();
        }

        /** Removes the directive that SmallRye adds to show clients which roles a method requires. */
        private static GraphQLFieldDefinition.Builder withoutRoles(
                GraphQLFieldDefinition.Builder builder, GraphQLFieldDefinition field) {
            return builder.replaceDirectives(field.getDirectives().stream()
                            .filter(it -> DIRECTIVES.contains(it.getName()))
                            .toList())
                    .replaceAppliedDirectives(field.getAppliedDirectives().stream()
                            .filter(it -> DIRECTIVES.contains(it.getName()))
                            .toList());
        }

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            var description = withoutFormat(argument.getDescription());
            if (argument.getName().equals("ids")) {
                return change(context, argument.transform(it -> it.type(IDS)));
            }
            return change(context, description == null ? null : argument.transform(it -> it.description(description)));
        }

        @Override
        public TraversalControl visitGraphQLInputObjectField(
                GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
            var description = withoutFormat(field.getDescription());
            if (field.hasSetDefaultValue() && field.getType() instanceof GraphQLEnumType type && isDirection(type)) {
                return change(context, field.transform(it -> it.type(GraphQLNonNull.nonNull(type))));
            }
            return change(context, description == null ? null : field.transform(it -> it.description(description)));
        }

        private static boolean isDirection(GraphQLEnumType type) {
            return type.getName().equals("Direction");
        }

        private TraversalControl change(TraverserContext<GraphQLSchemaElement> context, GraphQLSchemaElement mended) {
            return mended == null || mended == context.thisNode()
                    ? TraversalControl.CONTINUE
                    : changeNode(context, mended);
        }

        /**
         * Removes the date format that SmallRye appends to some descriptions. Returns null when the description has no
         * such ending, and therefore needs no change.
         */
        private static String withoutFormat(String description) {
            return description == null || !description.endsWith(FORMAT)
                    ? null
                    : description.substring(0, description.length() - FORMAT.length());
        }
    }
}
