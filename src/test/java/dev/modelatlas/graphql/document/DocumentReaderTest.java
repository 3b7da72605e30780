package dev.modelatlas.graphql.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.GraphQLError;
import graphql.language.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.schema.SmallSchema;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Valid and invalid documents under the limits of {@link SmallSchema}. */
@Concurrent
class DocumentReaderTest {
    private static final DocumentReader READER = new DocumentReader(SmallSchema.SCHEMA, SmallSchema.limits());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ model(slug: \"a\") { name } }",
                "query Q($d: Date = \"2025-02-01\", $i: [ID!]! = [\"a\"]) { day(of: $d) nodes(ids: $i) { name } }",
                "query Q($i: [ID!]!) { nodes(ids: $i) { name } }",
                "{ models { nodes { bases { totalCount } } } }",
                "{ models { nodes { ... on Model { bases { totalCount } } } } }",
                "{ ...A ...B } fragment A on Query { model { name } } fragment B on Query { named { name } }",
                "{ a: model { b: name } }",
                "{ model { name @skip(if: true) flop @include(if: false) } }",
                "{ __schema { types { ofType: name fields { type { ofType { ofType { ofType { name } } } } } } } }",
                "mutation { publish(dryRun: true) }",
                "subscription { published { name } }",
            })
    void acceptsADocumentWithinTheLimits(String text) {
        var prepared = READER.read(text);
        assertThat(prepared.errors()).isEmpty();
        assertThat(prepared.document()).isNotNull();
        assertThat(prepared.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ models { nodes { bases { nodes { name } } } } } | LIMIT_EXCEEDED | The document nests fields 5 levels deep. The limit is 4.",
                "{ models { ...M } } fragment M on ModelConnection { nodes { bases { ... { nodes { name } } } } } | LIMIT_EXCEEDED | The document nests fields 5 levels deep. The limit is 4.",
                "{ a: model { b: name c: name } } | LIMIT_EXCEEDED | The document has 3 aliases. The limit is 2.",
                "{ a: model { name } ...A ...B } fragment A on Query { b: model { name } } fragment B on Query { c: model { name } } | LIMIT_EXCEEDED | The document has 3 aliases. The limit is 2.",
                "query @skip(if: true) { model { name } } | GRAPHQL_VALIDATION_FAILED | Directive 'skip' not allowed here",
                "{ model @skip(if: true) { name @skip(if: true) flop @skip(if: true) } } | LIMIT_EXCEEDED | The document has 3 directives. The limit is 2.",
                "{ ...A ...B ...C } fragment A on Query { model { name } } fragment B on Query { model { name } } fragment C on Query { model { name } } | LIMIT_EXCEEDED | The document has 3 fragments. The limit is 2.",
                "{ model { nope } } | GRAPHQL_VALIDATION_FAILED | Field 'nope' in type 'Model' is undefined",
                "{ model { name } | GRAPHQL_PARSE_FAILED | Invalid syntax with offending token '<EOF>' at line 1 column 17",
                "{ day(of: \"2025-02-30\") } | BAD_USER_INPUT | `of`: \"2025-02-30\" is not a valid date, such as \"2025-02-01\".",
                "query Q($d: Date = \"x\") { day(of: $d) } | BAD_USER_INPUT | `$d`: \"x\" is not a valid date, such as \"2025-02-01\".",
                "{ model { flop(unit: \"x\") } } | BAD_USER_INPUT | `unit`: \"x\" is not a finite number.",
                "{ named { ... on Model { flop(unit: \"x\") } } } | BAD_USER_INPUT | `unit`: \"x\" is not a finite number.",
                "{ ... { model { flop(unit: \"x\") } } } | BAD_USER_INPUT | `unit`: \"x\" is not a finite number.",
                "{ model { name @skip(if: 1) } } | BAD_USER_INPUT | `if`: 1 is not true or false.",
            })
    void reportsTheProblemOfAnInvalidDocument(String text, String code, String message) {
        assertThat(READER.read(text).errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage()).startsWith(message);
            assertThat(error.getExtensions()).containsEntry("code", code);
        });
    }

    @Test
    void errorNamesAnUnknownDirective() {
        assertThat(READER.read("{ model @defer { name } }").errors())
                .extracting(GraphQLError::getMessage)
                .isNotEmpty()
                .allMatch(message -> message.contains("defer"));
    }

    @Test
    void reportsThePositionOfAnError() {
        assertThat(READER.read("{\n  model { nope } }").errors())
                .singleElement()
                .extracting(GraphQLError::getLocations)
                .isEqualTo(List.of(new SourceLocation(2, 11)));
        assertThat(READER.read("{\n  model }}").errors())
                .singleElement()
                .extracting(GraphQLError::getLocations)
                .isEqualTo(List.of(new SourceLocation(2, 10)));
        assertThat(READER.read("query Q\n { models { nodes { bases { nodes { name } } } } }")
                        .errors())
                .singleElement()
                .extracting(GraphQLError::getLocations)
                .isEqualTo(List.of(new SourceLocation(1, 1)));
    }

    @Test
    void limitsTheTotalSizeOfTheValuesInADocument() {
        assertThat(READER.read(documentOf(100)).errors()).isEmpty();
        assertThat(READER.read(documentOf(101)).errors())
                .extracting(GraphQLError::getMessage)
                .containsExactly(
                        "The values in the document are too large: their size is 101 points. The limit " + "is 100.");
    }

    @Test
    void doesNotReadALongDocumentToItsEnd() {
        var text = "{ " + IntStream.range(0, 100).mapToObj(n -> "model").collect(Collectors.joining(" ")) + " }";
        assertThat(READER.read(text).errors())
                .extracting(GraphQLError::getMessage)
                .containsExactly("The document has too many tokens (the limit is 100), or is nested too deeply.");
    }

    /**
     * A document with few tokens may be long, too, because of a name, white space or a comment. The parser does not
     * read such a document to its end.
     */
    @ParameterizedTest
    @ValueSource(strings = {"query %s { model { name } }", "{ model { name } } #%s", "{ model { name } } \"%s\""})
    void doesNotParseADocumentWithTooManyCharacters(String text) {
        var most = "a".repeat(5000 - text.formatted("").length());
        assertThat(messages(text.formatted(most + "a")))
                .containsExactly("The document has more than 5000 characters, which is the limit.");
        assertThat(messages(text.formatted(most))).noneMatch(message -> message.contains("more than 5000 characters"));
    }

    /** A response repeats an alias for each record. */
    @Test
    void limitsTheTotalLengthOfTheAliasesInADocument() {
        var half = "b".repeat(40);
        assertThat(messages("{ " + half + ": model { " + half + ": name } }")).isEmpty();
        assertThat(messages("{ " + half + ": model { " + half + "c: name } }"))
                .containsExactly("The aliases in the document have 81 characters in total. The limit is 80.");
    }

    @Test
    void numberHasAtMost1000Digits() {
        assertThat(messages("{ models(first: " + "1".repeat(1001) + ") { totalCount } }"))
                .containsExactly(
                        "The document contains a number with more than 1000 digits. No argument accepts such a "
                                + "number.");
        assertThat(messages("{ models(first: " + "1".repeat(1000) + ") { totalCount } }"))
                .singleElement()
                .asString()
                .startsWith("`first`: ");
    }

    @Test
    void choosesTheNamedOperationOrTheOnlyOne() {
        var several = READER.read("query A { model { name } } query B { named { name } }");
        assertThat(several.operationNames()).containsExactly("A", "B");
        assertThat(several.operation("B", Map.of()).name()).isEqualTo("B");
        assertThat(READER.read("{ model { name } }").operation(null, Map.of()).name())
                .isNull();
        assertThat(READER.read("{ model { name } }").operationNames()).isEmpty();
        assertThat(unresolved(several, null))
                .isEqualTo("The document has several operations. Set `operationName` to one of [A, B].");
        assertThat(unresolved(several, "C"))
                .isEqualTo("The document has no operation named \"C\". Its operations: [A, B].");
        assertThat(unresolved(READER.read("{ model { name } }"), "C"))
                .isEqualTo("The document has no operation named \"C\". Its operations: [(unnamed)].");
        var fragments = SmallSchema.prepared("", SmallSchema.parse("fragment A on Query { model { name } }"));
        assertThat(unresolved(fragments, null))
                .isEqualTo("The document has fragments but no operation. Add an operation.");
    }

    /** Without caching by fragment, this takes 2^60 steps. */
    @Test
    void depthOfNestedFragmentsIsMeasuredOncePerFragment() {
        var text = new StringBuilder("{ named { ...F0 } }");
        for (var n = 0; n < 60; n++) {
            text.append(" fragment F%d on Named { ...F%d ...F%d }".formatted(n, n + 1, n + 1));
        }
        text.append(" fragment F60 on Named { name }");
        var document = SmallSchema.parse(text.toString());
        assertThat(new DocumentValidator(SmallSchema.SCHEMA, document, SmallSchema.limits()).run())
                .isEmpty();
    }

    @Test
    void sizeOfAValueIncludesItsStringsAndElements() {
        assertThat(ValueSize.of(null)).isEqualTo(1);
        assertThat(ValueSize.of(17)).isEqualTo(1);
        assertThat(ValueSize.of("abc")).isEqualTo(4);
        assertThat(ValueSize.of(List.of("abc", 1))).isEqualTo(15);
        assertThat(ValueSize.of(Map.of("name", List.of(1)))).isEqualTo(25);
    }

    /** A document whose values have this total size: a string of size 50, null of size 1, and another string. */
    private static String documentOf(int size) {
        return "{ model(slug: \"%s\") { name } models(filter: null) { totalCount } search(text: \"%s\") { totalCount } }"
                .formatted("a".repeat(49), "b".repeat(size - 52));
    }

    private static List<String> messages(String text) {
        return READER.read(text).errors().stream().map(GraphQLError::getMessage).toList();
    }

    private static String unresolved(PreparedDocument document, String name) {
        return catchThrowableOfType(ApiException.class, () -> document.operation(name, Map.of()))
                .getMessage();
    }
}
