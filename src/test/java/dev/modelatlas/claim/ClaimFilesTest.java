package dev.modelatlas.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import graphql.ParseAndValidate;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import org.junit.jupiter.api.Test;

import dev.modelatlas.recount.RecountedClaim;
import dev.modelatlas.recount.RecountedDocument;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Mistakes that contributors can make in the files of reports and claims. */
@Concurrent
class ClaimFilesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "modelatlas", "claim");

    @Test
    void everyFileBelongsToAListedReport() throws IOException {
        var library = new ClaimLibrary();
        var named = new TreeSet<String>(List.of("reports.json"));
        library.reports().forEach(report -> {
            named.add(report.slug() + "/report.json");
            report.file().claims().forEach(claim -> {
                named.add(report.slug() + "/" + claim + ".json");
                named.add(report.slug() + "/" + claim + ".graphql");
            });
        });
        try (var files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void everyClaimHasAnEssentialValueOrIsMarkedAsUndecidable() {
        assertThat(new ClaimLibrary().claims(new Snapshot(1, true)))
                .hasSizeGreaterThan(60)
                .allSatisfy(claim -> assertThat(claim.file().undecidable() != null
                                || claim.file().values().stream().anyMatch(ClaimFile.Value::essential))
                        .as(claim.slug())
                        .isTrue());
    }

    @Test
    void documentOfEveryClaimIsValid() throws IOException {
        var schema = schema();
        assertThat(new ClaimLibrary().claims(new Snapshot(1, true)))
                .allSatisfy(claim -> assertThat(ParseAndValidate.validate(schema, Parser.parse(claim.document())))
                        .as(claim.slug())
                        .isEmpty());
    }

    /** Without both, a verdict could depend on the current revision, or on the models of other publishers. */
    @Test
    void everyRootFieldIsPinnedToARevisionAndFilteredByPublisher() throws IOException {
        var root = schema().getQueryType();
        for (var claim : new ClaimLibrary().claims(new Snapshot(1, true))) {
            var operation = Parser.parse(claim.document())
                    .getDefinitionsOfType(OperationDefinition.class)
                    .get(0);
            for (var field : operation.getSelectionSet().getSelectionsOfType(Field.class)) {
                assertThat(argument(field, "revision")).as(claim.slug()).isEqualTo("$revision");
                if (root.getField(field.getName()).getArgument("filter") != null) {
                    assertThat(argument(field, "filter")).as(claim.slug()).contains("publishers:[\"Epoch AI\"]");
                }
            }
        }
    }

    /** Equal counts are sorted by key. With the place in a ranking, the alphabet would decide a claim about equal counts. */
    @Test
    void noClaimReliesOnTheOrderOfARanking() {
        for (var claim : new ClaimLibrary().claims(new Snapshot(1, true))) {
            assertThat(claim.file().values())
                    .as(claim.slug())
                    .filteredOn(value -> value.as() == Comparison.FIRST || value.as() == Comparison.EQUAL)
                    .flatExtracting(ClaimFile.Value::at)
                    .noneMatch(pointer -> pointer.matches("/.*/ranking/([*]|\\d+)/key"));
        }
    }

    /** The source renames models. Only their slugs stay, so a claim that compares names alone would fail by a renaming. */
    @Test
    void everyNameInAClaimHasItsSlugBesideIt() {
        for (var claim : new ClaimLibrary().claims(new Snapshot(1, true))) {
            var document = Parser.parse(claim.document());
            claim.file().values().stream()
                    .flatMap(value -> value.at().stream())
                    .filter(pointer -> pointer.endsWith("/name"))
                    .forEach(pointer -> assertThat(isSelected(pointer.replaceAll("name$", "slug"), document))
                            .as(claim.slug() + ": " + pointer)
                            .isTrue());
        }
    }

    /** A misspelt position finds no value, and the claim would still get a verdict. */
    @Test
    void everyPositionInAClaimRefersToAFieldThatItsDocumentSelects() {
        for (var claim : new ClaimLibrary().claims(new Snapshot(1, true))) {
            var document = Parser.parse(claim.document());
            claim.file().values().stream()
                    .flatMap(value -> Stream.concat(
                            value.at().stream(),
                            Stream.of(value.per(), value.among()).filter(Objects::nonNull)))
                    .flatMap(pointer -> Stream.of(pointer.split(" \\+ ")))
                    .forEach(pointer -> assertThat(isSelected(pointer, document))
                            .as(claim.slug() + ": " + pointer)
                            .isTrue());
        }
    }

    /**
     * A position that exists in the document can still find no value, for example because of a misspelt key. At the
     * revision of the claim's report, it must find one.
     */
    @Test
    void everyPositionInAClaimHasAValueAtTheRevisionOfTheReport() {
        assertThat(RecountedClaim.all())
                .filteredOn(claim -> claim.revisionOfReport().isPresent())
                .hasSizeGreaterThan(60)
                .allSatisfy(claim -> assertThat(claim.positionsOfNothing(
                                claim.revisionOfReport().getAsInt()))
                        .as(claim.slug())
                        .isEmpty());
    }

    /** In a year that is not over, more models may follow. The data cannot show yet that the statement is true. */
    @Test
    void claimOfThisProjectFailsAtRevisionsThatDoNotCoverAllItsYears() {
        var early = RecountedClaim.all().stream()
                .filter(claim -> claim.slug().startsWith("atlas-"))
                .filter(claim -> claim.countsOnlyYearsThatAreOver(
                        claim.revisionOfReport().getAsInt()))
                .flatMap(claim -> IntStream.rangeClosed(1, RecountedDocument.revisions())
                        .filter(revision -> !claim.countsOnlyYearsThatAreOver(revision))
                        .mapToObj(revision -> claim.slug() + " at " + revision + ": " + claim.judged(revision)))
                .toList();
        assertThat(early).hasSizeGreaterThan(15).allMatch(judged -> judged.contains(": FAILS "));
    }

    /** A term of a sum may find no value at some revisions, but it must find a value at one revision or more. */
    @Test
    void everyTermOfASumHasAValueAtSomeRevision() {
        assertThat(RecountedClaim.all())
                .allSatisfy(claim ->
                        assertThat(claim.termsOfNothing()).as(claim.slug()).isEmpty());
    }

    private static boolean isSelected(String pointer, Document document) {
        var here =
                document.getDefinitionsOfType(OperationDefinition.class).get(0).getSelectionSet();
        for (var step :
                pointer.replaceAll("^(count|sum)\\(|\\)$", "").substring(1).split("/")) {
            if (step.contains("=")) {
                var keys = here;
                for (var name : step.substring(0, step.indexOf('=')).split("\\.")) {
                    var key = field(keys, name);
                    if (key.isEmpty()) {
                        return false;
                    }
                    keys = key.get().getSelectionSet();
                }
            } else if (!step.matches("\\*|\\d+")) {
                var field = field(here, step);
                if (field.isEmpty()) {
                    return false;
                }
                here = field.get().getSelectionSet();
            }
        }
        return here == null;
    }

    private static Optional<Field> field(SelectionSet selections, String name) {
        return selections == null
                ? Optional.empty()
                : selections.getSelectionsOfType(Field.class).stream()
                        .filter(field -> field.getResultKey().equals(name))
                        .findFirst();
    }

    private static String argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .map(argument -> AstPrinter.printAstCompact(argument.getValue()))
                .findFirst()
                .orElse("missing");
    }

    private static GraphQLSchema schema() throws IOException {
        var text = Files.readString(Path.of("src/test/resources/schema.graphql"));
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
    }
}
