package dev.modelatlas.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import graphql.ParseAndValidate;
import graphql.analysis.QueryTraversalOptions;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.work.SubscriptionRoot;
import dev.modelatlas.testsupport.AskedDocuments;
import dev.modelatlas.testsupport.Documents;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * For each field of the schema, a hand-written test must select the field; documents generated from the schema do not
 * count. This test runs after the tests whose documents it reads, and writes a table of fields and tests to
 * {@code target/contract-coverage.md}.
 */
class ContractCoverageIT {
    private static final Set<String> GENERATED = Set.of(
            "StatementsTest", "AliasesTest", "PagingWhilePublishingTest", "SemanticNonNullTest", "WrongValuesTest");
    private static final Path TABLE = Path.of("target/contract-coverage.md");

    private final GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser()
            .parse(Path.of("src/test/resources/schema.graphql").toFile()));
    private final TreeMap<String, Set<String>> tests = new TreeMap<>();

    @Test
    void everyFieldIsSelectedByATest() throws IOException {
        var asked = AskedDocuments.byTest();
        assumeFalse(asked.isEmpty(), "skipped: the tests that ask have not run");
        fields().forEach(field -> tests.put(field, new TreeSet<>()));
        asked.forEach((test, documents) -> {
            if (!GENERATED.contains(test)) {
                documents.forEach(document -> note(test, document));
            }
        });
        Files.writeString(TABLE, table());
        assertThat(tests.keySet())
                .filteredOn(field -> tests.get(field).isEmpty())
                .as("fields that no test asks")
                .isEmpty();
    }

    /** Such a test selects each new field by itself. */
    @Test
    void documentsThatATestGeneratesFromTheSchemaDoNotCount() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var readers = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> Documents.text(file).contains("new DocumentsOfSchema("))
                    .map(file -> file.getFileName().toString().replace(".java", ""));
            assertThat(readers).isNotEmpty().isSubsetOf(GENERATED);
        }
    }

    private Stream<String> fields() {
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .flatMap(type ->
                        type.getFieldDefinitions().stream().map(field -> type.getName() + "." + field.getName()));
    }

    private void note(String test, String text) {
        try {
            var document = new Parser().parseDocument(text);
            // graphql-java's validation fails on directives at the root of a subscription. The service refuses them
            // itself.
            if (SubscriptionRoot.directives(document).isEmpty()
                    && ParseAndValidate.validate(schema, document).isEmpty()) {
                document.getDefinitionsOfType(OperationDefinition.class)
                        .forEach(operation -> note(test, document, operation));
            }
        } catch (InvalidSyntaxException meant) {
            // Tests of errors also send strings that are not documents.
        }
    }

    private void note(String test, Document document, OperationDefinition operation) {
        QueryTraverser.newQueryTraverser()
                .schema(schema)
                .document(document)
                .operationName(operation.getName())
                .coercedVariables(CoercedVariables.emptyVariables())
                .options(QueryTraversalOptions.defaultOptions().coerceFieldArguments(false))
                .build()
                .visitPreOrder(new QueryVisitorStub() {
                    @Override
                    public void visitField(QueryVisitorFieldEnvironment field) {
                        coordinates(field)
                                .forEach(coordinate -> tests.get(coordinate).add(test));
                    }
                });
    }

    /**
     * The field as Type.field. Empty for fields that every type has, such as __typename, and for fields of interfaces.
     */
    private List<String> coordinates(QueryVisitorFieldEnvironment field) {
        if (field.isTypeNameIntrospectionField()) {
            return List.of();
        }
        var parent = (GraphQLNamedType) field.getFieldsContainer();
        var coordinate = parent.getName() + "." + field.getField().getName();
        return tests.containsKey(coordinate) ? List.of(coordinate) : List.of();
    }

    private String table() {
        return tests.entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | " + String.join(", ", entry.getValue()) + " |")
                .collect(joining("\n", "| field | tests |\n|---|---|\n", "\n"));
    }
}
