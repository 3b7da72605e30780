package dev.modelatlas.graphql.execution;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import graphql.schema.GraphQLObjectType;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.document.PreparedDocument;
import dev.modelatlas.testsupport.Examples;
import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Direct reading gives the same results as graphql-java. Directives force graphql-java to execute the document. */
@QuarkusTest
class DirectExecutionTest {
    private static final String MODEL =
            "id slug name releasedOn organizations { slug name(language: KO) sector group { name } }"
                    + " countries(basis: RECORDED) { code name } headquarters: countries { code } sectors domains { slug name }"
                    + " tasks { name(language: KO) } parameters trainingCompute { flop log10 scientific } hardwareQuantity"
                    + " accessibility confidence links collaboration source { name } firstRevision { number asOf publishedAt }";

    @Inject
    Engine engine;

    static Stream<String> documents() {
        return Stream.concat(
                Examples.names().stream().map(Examples::text),
                Stream.of(
                        "{ models(first: 100, revision: 3) { nodes { " + MODEL
                                + " } edges { cursor } totalCount pageInfo { endCursor } } }",
                        "{ model(slug: \"gpt-4\", revision: 3) { " + MODEL + " __typename } }",
                        "{ model(slug: \"gpt-4\", revision: 3) { organizations { ...O, members { ... on Node { id } ...O } } } } fragment O on Organization { name }",
                        "{ model(slug: \"gpt-4\", revision: 3) { organizations { headquarters { name } } organizations { name } } }",
                        "{ search(text: \"korea\", revision: 3) { ... on Country { code name } ... on Model { slug } ... on Organization { name } } }",
                        "{ model(slug: \"none\", revision: 3) { name } }"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void givesTheSameAnswersAsGraphqlJava(String document) {
        assertThat(data(document)).isEqualTo(data(ceremonious(document))).doesNotContain("\"errors\"");
    }

    @Test
    void readsAPageOfModelsWithoutGraphqlJava() {
        assertThat(isDirect("{ models { nodes { " + MODEL + " } pageInfo { hasNextPage } } }", "ModelConnection"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes { name @skip(if: false) }", "nodes { name } ... @include(if: true) { totalCount }"})
    void leavesDirectivesToGraphqlJava(String selection) {
        assertThat(isDirect("{ models { " + selection + " } }", "ModelConnection"))
                .isFalse();
    }

    @Test
    void leavesBatchedFieldsToGraphqlJava() {
        assertThat(engine.prepare("{ models { nodes { name history { kind } } } }")
                        .direct())
                .isNull();
    }

    /** A permalink can look up the revisions of dates in the database. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "bibtex", "permalink"})
    void leavesPermalinksToGraphqlJava(String field) {
        assertThat(isCitationDirect("licence " + field)).isFalse();
        assertThat(isCitationDirect("licence")).isTrue();
    }

    private boolean isCitationDirect(String fields) {
        var document = engine.prepare("{ trends { citation { " + fields + " } } }");
        var citation = firstField(firstField(root(document)).getSelectionSet());
        return isDirect(document, citation, "Citation");
    }

    private boolean isDirect(String text, String type) {
        var document = engine.prepare(text);
        return isDirect(document, firstField(root(document)), type);
    }

    private boolean isDirect(PreparedDocument document, Field field, String type) {
        var direct = document.direct();
        return direct != null
                && direct.of(field.getSelectionSet(), (GraphQLObjectType)
                                engine.schema().getType(type))
                        .isPresent();
    }

    private static SelectionSet root(PreparedDocument document) {
        return document.document()
                .getDefinitionsOfType(OperationDefinition.class)
                .get(0)
                .getSelectionSet();
    }

    private static Field firstField(SelectionSet selections) {
        return (Field) selections.getSelections().get(0);
    }

    /** The response without permalinks and cost, which depend on the text of the document. */
    private static String data(String document) {
        return GraphQLClient.answer(document, Map.of()).replaceAll("\"(permalink|cost)\":.*", "");
    }

    private static String ceremonious(String document) {
        var include = Directive.newDirective()
                .name("include")
                .arguments(List.of(new Argument("if", BooleanValue.of(true))))
                .build();
        var visitor = new NodeVisitorStub() {
            @Override
            @SuppressWarnings("rawtypes")
            public TraversalControl visitField(Field field, TraverserContext<Node> context) {
                return TreeTransformerUtil.changeNode(context, field.transform(changed -> changed.directive(include)));
            }
        };
        return AstPrinter.printAst(new AstTransformer().transform(new Parser().parseDocument(document), visitor));
    }
}
