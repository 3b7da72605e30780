package dev.modelatlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import graphql.language.DescribedNode;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;

import static org.assertj.core.api.Assertions.assertThat;

/** The served schema equals its golden copy, contains the contract, and has a description for each element. */
@QuarkusTest
class SchemaTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path GOLDEN = RESOURCES.resolve("schema.graphql");
    private static final Path PENDING = RESOURCES.resolve("contract-pending.txt");

    @Inject
    Engine engine;

    /** After an intended change, run {@code mvn test -Dtest=SchemaTest -Dschema.refresh}. */
    @Test
    void schemaEqualsItsGoldenCopy() throws IOException {
        if (System.getProperty("schema.refresh") != null) {
            Files.writeString(GOLDEN, engine.printedSchema());
        }
        assertThat(engine.printedSchema()).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void everyElementHasADescription() {
        var undescribed = described(served())
                .filter(node -> node.getDescription() == null
                        || node.getDescription().getContent().isBlank())
                .map(node -> ((NamedNode<?>) node).getName() + " at line "
                        + node.getSourceLocation().getLine());
        assertThat(undescribed).isEmpty();
    }

    /**
     * Missing members are listed in {@code contract-pending.txt}, which a refresh rewrites. The list may only shrink.
     */
    @Test
    void contractMembersMissingFromTheSchemaAreListedAsPending() throws IOException {
        var contract = Parser.parse(Files.readString(RESOURCES.resolve("contract.graphql")));
        var missing = SchemaNames.missing(contract, served());
        if (System.getProperty("schema.refresh") != null) {
            Files.write(PENDING, missing);
        }
        assertThat(missing).containsExactlyInAnyOrderElementsOf(Files.readAllLines(PENDING));
    }

    private Document served() {
        return Parser.parse(engine.printedSchema());
    }

    private static Stream<DescribedNode<?>> described(Document schema) {
        return SchemaNames.types(schema).stream()
                .flatMap(type -> Stream.concat(Stream.of(type), members(type)))
                .map(node -> (DescribedNode<?>) node);
    }

    private static Stream<?> members(TypeDefinition<?> type) {
        if (type instanceof ImplementingTypeDefinition<?> object) {
            return object.getFieldDefinitions().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field), field.getInputValueDefinitions().stream()));
        } else if (type instanceof InputObjectTypeDefinition input) {
            return input.getInputValueDefinitions().stream();
        }
        return type instanceof EnumTypeDefinition choices ? choices.getEnumValueDefinitions().stream() : Stream.empty();
    }
}
