package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.idl.SchemaPrinter;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * SmallRye's schema with what clients should not meet mended: number scalars that accept text, days that are not
 * checked, and directives that graphql-java declares but this server does not honour.
 */
final class ServedSchema {
    /** The directives of the specification; graphql-java adds {@code @defer} and others of its own to every schema. */
    static final Set<String> DIRECTIVES = Set.of("skip", "include", "deprecated", "specifiedBy");

    private static final Map<String, GraphQLScalarType> SCALARS = Map.of(
            "Int", Scalars.GraphQLInt,
            "Float", Scalars.GraphQLFloat,
            "Date", TimeScalar.DATE,
            "DateTime", TimeScalar.DATE_TIME);

    private static final Map<String, String> ROOTS = Map.of(
            "Query", "Everything that can be asked.",
            "Mutation", "Everything that can be changed.",
            "Subscription", "Everything that can be followed.");

    private ServedSchema() {}

    static GraphQLSchema of(GraphQLSchema built) {
        var mended = SchemaTransformer.transformSchema(built, new Mending());
        DataFetcher<List<GraphQLDirective>> directives =
                environment -> environment.getGraphQLSchema().getDirectives().stream()
                        .filter(directive -> DIRECTIVES.contains(directive.getName()))
                        .toList();
        var registry = mended.getCodeRegistry()
                .transform(
                        code -> code.dataFetcher(FieldCoordinates.coordinates("__Schema", "directives"), directives));
        return mended.transform(schema -> schema.codeRegistry(registry));
    }

    /** The schema definition language of what clients may use. */
    static String print(GraphQLSchema schema) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectiveDefinitions(false)
                        .includeDirectives(DIRECTIVES::contains))
                .print(schema);
    }

    private static final class Mending extends GraphQLTypeVisitorStub {
        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            var mended = SCALARS.get(scalar.getName());
            return mended == null || mended == scalar ? TraversalControl.CONTINUE : changeNode(context, mended);
        }

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            var description = ROOTS.get(type.getName());
            return description == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, type.transform(root -> root.description(description)));
        }
    }
}
