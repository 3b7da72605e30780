package dev.modelatlas.graphql.schema;

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
 * Serves the schema as a subgraph of Apollo Federation 2. Declares the entities that other subgraphs may reference and
 * extend, and adds the two fields that routers query. SmallRye's own support is not used: it can only be enabled at
 * build time, and works only if SmallRye executes the requests. Here, federation is a setting that takes effect at
 * start, and requests of routers pass the usual checks and limits.
 */
public final class Subgraph {
    /**
     * The key fields of each entity. If the client pinned a revision, {@code id} contains the number of this revision.
     */
    static final Map<String, List<String>> KEYS = Map.of(
            "Model", List.of("id", "slug"),
            "Organization", List.of("id", "slug"),
            "Country", List.of("id", "code"));

    private static final String SPECIFICATION =
            "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\", \"@shareable\"])\n\n";

    /** The paging type, which other subgraphs may declare as well. */
    private static final String SHARED = "PageInfo";

    private Subgraph() {}

    public static GraphQLSchema of(GraphQLSchema served, EntityResolver entities) {
        var sdl = SPECIFICATION + marked(ServedSchema.print(served));
        var query = served.getQueryType()
                .transform(root -> root.field(GraphQLFieldDefinition.newFieldDefinition()
                                .name("_entities")
                                .description(
                                        "For routers of Apollo Federation: the entities that the representations identify, in"
                                                + " the same order; null for an entity that does not exist.")
                                .argument(argument -> argument.name("representations")
                                        .description("Objects with `__typename` and one key: `id`, `slug` or `code`.")
                                        .type(GraphQLNonNull.nonNull(
                                                GraphQLList.list(GraphQLNonNull.nonNull(AnyScalar.ANY)))))
                                .type(GraphQLNonNull.nonNull(GraphQLList.list(union()))))
                        .field(GraphQLFieldDefinition.newFieldDefinition()
                                .name("_service")
                                .description("The schema of this subgraph, for routers of Apollo Federation.")
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
                .description("Entities that other subgraphs can reference and extend.");
        KEYS.keySet().stream().sorted().map(GraphQLTypeReference::typeRef).forEach(union::possibleType);
        return union.build();
    }

    private static GraphQLObjectType service() {
        return GraphQLObjectType.newObject()
                .name("_Service")
                .description("Description of this subgraph.")
                .field(field -> field.name("sdl")
                        .description(
                                "Schema in the schema definition language, with the `@key` directives of entities.")
                        .type(GraphQLNonNull.nonNull(Scalars.GraphQLString)))
                .build();
    }

    private static List<Object> find(DataFetchingEnvironment environment, EntityResolver entities) {
        RequestContextHelper.reactivate(Arc.container().requestContext(), environment);
        return entities.find(AnyScalar.representations(environment.getArgument("representations")));
    }

    /**
     * Adds the directives of Apollo Federation to the text of the schema. Does not add them to the schema object: that
     * would transform the object a second time, and break the schema that is served.
     */
    private static String marked(String sdl) {
        var marked = new AstTransformer().transform(Parser.parse(sdl), new NodeVisitorStub() {
            @Override
            @SuppressWarnings("rawtypes") // graphql-java declares this parameter as a raw type
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
