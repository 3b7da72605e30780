package dev.modelatlas.openapi;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.junit.jupiter.api.Test;

import dev.modelatlas.bulk.ImportState;
import dev.modelatlas.csv.ExportColumn;
import dev.modelatlas.csv.OrganizationExport;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/** The description has exactly the names that the schema and the code have. */
@Concurrent
class DescriptionTest {
    private static final Description DESCRIPTION = Description.read();
    private static final TypeDefinitionRegistry SCHEMA =
            new SchemaParser().parse(Documents.text(Path.of("src/test/resources/schema.graphql")));

    @Test
    void descriptionHasTheVersionOfTheProgram() {
        assertThat(DESCRIPTION.root().at("/info/version").asText())
                .isEqualTo(Documents.text(Path.of("pom.xml"))
                        .replaceFirst("(?s).*?<artifactId>model-atlas</artifactId>\\s*<version>([^<]+)<.*", "$1"));
    }

    @Test
    void filterHasTheFieldsOfModelFilter() {
        var fields = SCHEMA
                .getType("ModelFilter", InputObjectTypeDefinition.class)
                .orElseThrow()
                .getInputValueDefinitions()
                .stream()
                .collect(Collectors.toMap(NamedNode::getName, field -> type(field.getType())));
        assertThat(types(DESCRIPTION.root().at("/components/schemas/ModelFilter/properties")))
                .isEqualTo(new TreeMap<>(fields));
    }

    @Test
    void enumsHaveTheSameValuesAsInTheGraphqlSchema() {
        var enums = Description.fields(DESCRIPTION.root().at("/components/schemas"))
                .filter(schema -> schema.getValue().has("enum"))
                .toList();
        assertThat(enums)
                .hasSizeGreaterThan(5)
                .allSatisfy(schema -> assertThat(texts(schema.getValue().path("enum")))
                        .containsExactlyElementsOf(SCHEMA
                                .getType(schema.getKey(), EnumTypeDefinition.class)
                                .orElseThrow()
                                .getEnumValueDefinitions()
                                .stream()
                                .map(NamedNode::getName)
                                .toList()));
    }

    @Test
    void schemasOfModelsAndOrganizationsListTheColumnsOfTheirExports() {
        assertThat(Description.fields(DESCRIPTION.root().at("/components/schemas/Model/properties"))
                        .map(Map.Entry::getKey))
                .containsExactlyElementsOf(ExportColumn.of(Fact.LATEST_EDITION, true).stream()
                        .map(ExportColumn::header)
                        .toList());
        assertThat(Description.fields(DESCRIPTION.root().at("/components/schemas/TypedModel/properties"))
                        .map(Map.Entry::getKey))
                .containsExactlyElementsOf(ExportColumn.of(Fact.LATEST_EDITION, true).stream()
                        .map(ExportColumn::fieldName)
                        .toList());
        assertThat(Description.fields(DESCRIPTION.root().at("/components/schemas/Organization/properties"))
                        .map(Map.Entry::getKey))
                .containsExactlyElementsOf(OrganizationExport.COLUMNS.stream()
                        .map(ExportColumn::header)
                        .toList());
    }

    @Test
    void descriptionOfAnImportJobListsAllStatesAndStages() {
        var job = DESCRIPTION.root().at("/components/schemas/ImportJob/properties");
        assertThat(texts(job.at("/state/enum"))).containsExactlyInAnyOrderElementsOf(names(ImportState.values()));
        assertThat(texts(job.at("/stage/enum")).stream().filter(stage -> !stage.equals("null")))
                .containsExactlyElementsOf(names(ImportStage.values()));
    }

    @Test
    void allExportsOfModelsHaveTheSameParameters() {
        var exports = DESCRIPTION.operations().stream()
                .filter(operation -> operation.path().startsWith("/export/models."))
                .toList();
        var filters = Description.fields(DESCRIPTION.root().at("/components/schemas/ModelFilter/properties"))
                .map(Map.Entry::getKey)
                .filter(name -> !List.of("all", "any", "not").contains(name));
        var expected = Stream.concat(Stream.of("revision", "derived", "filter"), filters)
                .toList();
        assertThat(exports)
                .hasSize(3)
                .allSatisfy(export -> assertThat(export.parameters())
                        .extracting(Parameter::name)
                        .containsExactlyElementsOf(expected));
    }

    @Test
    void everyParameterExceptPathParametersHasAnExample() {
        assertThat(DESCRIPTION.operations())
                .hasSizeGreaterThan(7)
                .flatExtracting(Description.Operation::parameters)
                .allMatch(parameter -> parameter.hasExample() || parameter.in().equals("path"));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> texts(JsonNode list) {
        return Description.elements(list).map(JsonNode::asText).toList();
    }

    /** Types of members, as the schema would write them. */
    private static Map<String, String> types(JsonNode properties) {
        return Description.fields(properties)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> type(member.getValue()), (one, other) -> one, TreeMap::new));
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceFirst(".*/", "");
        }
        return switch (schema.path("type").asText()) {
            case "array" -> "[" + type(schema.path("items")) + "]";
            case "boolean" -> "Boolean";
            case "integer" -> "Int";
            case "number" -> "Float";
            case "string" -> schema.path("format").asText().equals("date") ? "Date" : "String";
            default -> schema.toString();
        };
    }

    private static String type(Type<?> type) {
        if (type instanceof NonNullType required) {
            return type(required.getType());
        }
        return type instanceof ListType list ? "[" + type(list.getType()) + "]" : ((TypeName) type).getName();
    }
}
