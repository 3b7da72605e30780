package dev.modelatlas.graphql.document;

import java.util.List;

import graphql.GraphQLError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.schema.SmallSchema;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.value.SimilarNames;

import static org.assertj.core.api.Assertions.assertThat;

/** The error messages for documents that almost match {@link SmallSchema}. */
@Concurrent
class SuggestionsTest {
    private static final DocumentReader READER = new DocumentReader(SmallSchema.SCHEMA, SmallSchema.limits());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ modle { name } } | Field 'modle' in type 'Query' is undefined. Did you mean 'model', 'models' or 'nodes'?",
                "{ model { nme } } | Field 'nme' in type 'Model' is undefined. Did you mean 'name'?",
                "{ model { FLOP } } | Field 'FLOP' in type 'Model' is undefined. Did you mean 'flop'?",
                "{ model { ...M } } fragment M on Model { dya } | Field 'dya' in type 'Model' is undefined. Did you mean 'day'?",
                "{ model { ... { dya } } } | Field 'dya' in type 'Model' is undefined. Did you mean 'day'?",
                "{ models { name } } | Field 'name' in type 'ModelConnection' is undefined. Select fields of `nodes`: nodes { name }",
                "{ models { totalcount } } | Field 'totalcount' in type 'ModelConnection' is undefined. Did you mean 'totalCount'?",
                "{ models { node { name } } } | Field 'node' in type 'ModelConnection' is undefined. Did you mean 'nodes'?",
                "{ models } | Subselection required for type 'ModelConnection!' of field 'models'. Select fields of `nodes`: models { nodes { ... } }",
                "{ model } | Subselection required for type 'Model' of field 'model'. Did you mean 'model { ... }'?",
                "{ model(slg: 1) { name } } | Unknown field argument 'slg'. Did you mean 'slug'?",
                "{ named { flop } } | Field 'flop' in type 'Named' is undefined. Did you mean to use an inline fragment on 'Model'?",
                "{ named { ... on Modle { name } } } | Unknown type 'Modle'. Did you mean 'Model'?",
                "query Q($f: Fiter) { models(filter: $f) { totalCount } } | Unknown type 'Fiter'. Did you mean 'Filter'?",
                "{ model { name @skip(iff: true) } } | Unknown directive argument 'iff'. Did you mean 'if'?",
                "{ model { xyzzy } } | Field 'xyzzy' in type 'Model' is undefined",
                "{ __schema { typs { name } } } | Field 'typs' in type '__Schema' is undefined",
                "{ model { name { length } } } | Subselection not allowed on leaf type 'String' of field 'name'",
            })
    void similarNamesAreSuggested(String document, String message) {
        assertThat(messages(document)).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ nothing { modle { nme } } }", "{ ... on Nothing { nme } }", "mutation { nme { nme } }"})
    void nothingIsSuggestedForFieldsOfAnUnknownType(String document) {
        assertThat(messages(document)).isNotEmpty().noneMatch(message -> message.contains("Did you mean"));
    }

    @Test
    void veryLongNamesAreNotCompared() {
        var known = List.of("a".repeat(60));
        assertThat(SimilarNames.nearest("a".repeat(60), known)).isEqualTo(known);
        assertThat(SimilarNames.nearest("a".repeat(61), known)).isEmpty();
    }

    private static List<String> messages(String document) {
        return READER.read(document).errors().stream()
                .map(GraphQLError::getMessage)
                .toList();
    }
}
