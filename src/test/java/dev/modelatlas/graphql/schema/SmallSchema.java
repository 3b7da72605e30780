package dev.modelatlas.graphql.schema;

import java.math.BigInteger;
import java.util.List;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.quarkus.runtime.configuration.MemorySize;

import dev.modelatlas.graphql.document.LimitsConfig;
import dev.modelatlas.graphql.document.PreparedDocument;

/** A schema with one field of each kind, and limits so low that a document of a few lines exceeds them. */
public final class SmallSchema {
    public static final GraphQLSchema SCHEMA = new SchemaGenerator()
            .makeExecutableSchema(
                    new SchemaParser().parse("""
                            scalar Date
                            scalar DateTime
                            enum Kind { ONE TWO }
                            input Filter { text: String, any: [Filter!], kinds: [Kind!] }
                            interface Named { name: String }
                            type Country implements Named { name: String, parts: [String!]! }
                            type Model implements Named {
                              name: String
                              day: Date
                              flop(unit: Float = 1): Float
                              countries: [Country!]!
                              bases(first: Int, last: Int): ModelConnection!
                            }
                            type ModelEdge { cursor: String! node: Model }
                            type ModelConnection { nodes: [Model!]! edges: [ModelEdge!]! totalCount: Int! }
                            type YearTrend { year: Int! }
                            type Series { key: String! years: [YearTrend!]! }
                            type Trends {
                              years: [YearTrend!]!
                              total: Int!
                              largest: Model
                              series(top: Int): [Series!]!
                            }
                            type Query {
                              model(slug: String): Model
                              models(first: Int, last: Int, filter: Filter): ModelConnection!
                              search(text: String!, first: Int): ModelConnection!
                              nodes(ids: [ID!]!): [Model]!
                              named: Named
                              apart: Series
                              trends(from: Int, to: Int): Trends!
                              day(of: Date): Int
                            }
                            type Mutation { publish(dryRun: Boolean): Int }
                            type Subscription { published(after: Int): Model }
                            """),
                    RuntimeWiring.newRuntimeWiring()
                            .scalar(TimeScalar.DATE)
                            .scalar(TimeScalar.DATE_TIME)
                            .type("Named", type -> type.typeResolver(object -> null))
                            .build());

    private SmallSchema() {}

    public static Document parse(String text) {
        return Parser.parse(text);
    }

    /** A document that needs no validation. */
    public static PreparedDocument prepared(String text, Document document) {
        return new PreparedDocument(text, document, List.of(), null, null, 0);
    }

    public static OperationDefinition operation(Document document) {
        return document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
    }

    public static LimitsConfig limits() {
        return new Limits(4, new MemorySize(BigInteger.valueOf(1 << 20)), 1000, 2, 2, 2, 100, 5000, 100, 1000);
    }

    private record Limits(
            int depth,
            MemorySize answer,
            int cost,
            int aliases,
            int directives,
            int fragments,
            int tokens,
            int characters,
            int values,
            int publishedValues)
            implements LimitsConfig {}
}
