package dev.modelatlas.graphql.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.quarkus.runtime.configuration.MemorySize;

import dev.modelatlas.testsupport.OwnProcess;

import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

/** Prints the computed weight of cached documents, and how much the heap actually grows. */
final class MemoryOfDocuments {
    private final DocumentReader reader;

    /** Limits that none of the documents reaches. */
    private record Limits() implements LimitsConfig {
        @Override
        public int depth() {
            return 100;
        }

        @Override
        public MemorySize answer() {
            return new MemorySize(BigInteger.ONE);
        }

        @Override
        public int cost() {
            return 1_000_000;
        }

        @Override
        public int aliases() {
            return 10_000;
        }

        @Override
        public int directives() {
            return 10_000;
        }

        @Override
        public int fragments() {
            return 1_000;
        }

        @Override
        public int tokens() {
            return 100_000;
        }

        @Override
        public int characters() {
            return 10_000_000;
        }

        @Override
        public int values() {
            return 1_000_000;
        }

        @Override
        public int publishedValues() {
            return 1_000_000;
        }
    }

    private MemoryOfDocuments(DocumentReader reader) {
        this.reader = reader;
    }

    public static void main(String[] arguments) throws IOException {
        try (var sdl = new InputStreamReader(
                MemoryOfDocuments.class.getResourceAsStream("/schema.graphql"), StandardCharsets.UTF_8)) {
            var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
            new MemoryOfDocuments(new DocumentReader(schema, new Limits())).measure();
        }
    }

    private void measure() {
        measure("one field", "{ models { nodes { %s } } }", n -> "name ".repeat(9_900));
        measure("aliases", "{ models { nodes { %s } } }", n -> many("alias%d: name", 240));
        measure("arguments", "{ %s }", n -> many("a%1$d: models(first: %1$d) { totalCount }", 240));
        measure("levels", "{ models { nodes { %s } } }", n -> "organizations { headquarters { code } } ".repeat(1_200));
        measure("inline fragments", "{ models { nodes { %s } } }", n -> "... on Model { name } ".repeat(1_200));
        measure("spreads", "{ %s } fragment F on Query { __typename }", n -> "...F ".repeat(3_000));
        measure(
                "texts",
                "{ models(filter: { organizations: [ %s ] }) { totalCount } }",
                n -> "\"abcdef\" ".repeat(900));
        measure("long text", "{ models(filter: { text: \"%s\" }) { totalCount } }", n -> "a".repeat(100_000) + n);
        measure(
                "long wide text",
                "{ models(filter: { text: \"%s\" }) { totalCount } }",
                n -> "\uac00".repeat(50_000) + n);
        measure(
                "long names",
                "query %1$s { ...%1$s } fragment %1$s on Query { __typename }",
                n -> "a".repeat(50_000) + n);
        measure("operations", "%s", n -> many("query Q%d { revision { number } }", 500));
    }

    private static String many(String pattern, int times) {
        return range(0, times).mapToObj(pattern::formatted).collect(joining(" "));
    }

    private void measure(String what, String pattern, IntFunction<String> inner) {
        OwnProcess.measure(what, 30, n -> read(pattern.formatted(inner.apply(n)) + " #" + n), PreparedDocument::weight);
    }

    private PreparedDocument read(String text) {
        var document = reader.read(text);
        if (!document.errors().isEmpty()) {
            throw new IllegalStateException(document.errors().get(0).getMessage());
        }
        return document;
    }
}
