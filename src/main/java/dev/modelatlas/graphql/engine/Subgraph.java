package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Map;

import graphql.Scalars;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Directive;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLUnionType;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.RequestContextHelper;

/**
 * The served schema as a subgraph of Apollo Federation 2: entities that other subgraphs may refer to and extend, and
 * the two fields by which a router asks. SmallRye has the same as a property of the build, for its own execution; here
 * it is a setting of the server, under the checks and limits of any other document.
 */
final class Subgraph {
    /** What entities are known by; the first of each carries a revision where the one who gave it was pinned. */
    static final Map<String, List<String>> KEYS = Map.of(
            "Model", List.of("id", "slug"),
            "Organization", List.of("id", "slug"),
            "Country", List.of("id", "code"));

    private static final String SPECIFICATION =
            "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\", \"@shareable\"])\n\n";

    /** Others page in the same way, and mean the same by it. */
    private static final String SHARED = "PageInfo";

    private Subgraph() {}

    static GraphQLSchema of(GraphQLSchema served, Entities entities) {
        var sdl = SPECIFICATION + marked(ServedSchema.print(served));
        var query = served.getQueryType()
                .transform(root -> root.field(GraphQLFieldDefinition.newFieldDefinition()
                                .name("_entities")
                                .description(
                                        "What a router of Apollo Federation asks for: entities by their keys, in their order;"
                                                + " null for each that is not there.")
                                .argument(argument -> argument.name("representations")
                                        .description("Objects of `__typename` and one key: `id`, or `slug` or `code`.")
                                        .type(GraphQLNonNull.nonNull(
                                                GraphQLList.list(GraphQLNonNull.nonNull(AnyScalar.ANY)))))
                                .type(GraphQLNonNull.nonNull(GraphQLList.list(union()))))
                        .field(GraphQLFieldDefinition.newFieldDefinition()
                                .name("_service")
                                .description("What a router of Apollo Federation composes.")
                                .type(GraphQLNonNull.nonNull(service()))));
        var name = query.getName();
        DataFetcher<Object> found = environment -> find(environment, entities);
        DataFetcher<Object> described = environment -> Map.of("sdl", sdl);
        var code = served.getCodeRegistry()
                .transform(registry -> registry.dataFetcher(FieldCoordinates.coordinates(name, "_entities"), found)
                        .dataFetcher(FieldCoordinates.coordinates(name, "_service"), described)
                        .typeResolver(
                                "_Entity",
                                entity -> entity.getSchema()
                                        .getObjectType(
                                                entity.getObject().getClass().getSimpleName())));
        return served.transform(schema -> schema.query(query).codeRegistry(code));
    }

    private static GraphQLUnionType union() {
        var union = GraphQLUnionType.newUnionType()
                .name("_Entity")
                .description("What other subgraphs may refer to and extend.");
        KEYS.keySet().stream().sorted().map(GraphQLTypeReference::typeRef).forEach(union::possibleType);
        return union.build();
    }

    private static GraphQLObjectType service() {
        return GraphQLObjectType.newObject()
                .name("_Service")
                .description("This server as a subgraph.")
                .field(field -> field.name("sdl")
                        .description("Its schema, with the keys of entities, in the schema definition language.")
                        .type(GraphQLNonNull.nonNull(Scalars.GraphQLString)))
                .build();
    }

    private static List<Object> find(DataFetchingEnvironment environment, Entities entities) {
        RequestContextHelper.reactivate(Arc.container().requestContext(), environment);
        return entities.find(AnyScalar.representations(environment.getArgument("representations")));
    }

    /** Marks in the text: a schema that is transformed twice shares parts with the one that is served, and breaks it. */
    private static String marked(String sdl) {
        var marked = new AstTransformer().transform(Parser.parse(sdl), new NodeVisitorStub() {
            @Override
            @SuppressWarnings("rawtypes") // as graphql-java has it
            public TraversalControl visitObjectTypeDefinition(
                    ObjectTypeDefinition type, TraverserContext<Node> context) {
                return TreeTransformerUtil.changeNode(context, marked(type));
            }
        });
        return AstPrinter.printAst(marked);
    }

    private static ObjectTypeDefinition marked(ObjectTypeDefinition type) {
        var keys = KEYS.getOrDefault(type.getName(), List.of());
        return type.transform(it -> {
            keys.forEach(key -> it.directive(keyed(key)));
            if (type.getName().equals(SHARED)) {
                it.directive(Directive.newDirective().name("shareable").build());
            }
        });
    }

    private static Directive keyed(String field) {
        return Directive.newDirective()
                .name("key")
                .argument(new Argument("fields", new StringValue(field)))
                .build();
    }
}
