package dev.modelatlas.partner;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.CallContent;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.partner.ModelInputs.SOURCE;
import static dev.modelatlas.partner.ModelInputs.TODAY;
import static dev.modelatlas.partner.ModelInputs.input;
import static dev.modelatlas.partner.ModelInputs.model;
import static dev.modelatlas.partner.ModelInputs.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The limits, the payload hash and the response of a publication, without a database. */
@Concurrent
class PublicationTest {

    private final ValidationReport findings = new ValidationReport(false);

    @Test
    void messagesShortenTheTextThatTheyQuote() {
        read(input("k", null, TODAY, null, null, List.of("-".repeat(80))));
        read(input("k", null, TODAY, null, null, List.of("-".repeat(81))));
        assertThat(findings.problems())
                .extracting(Problem::message)
                .allMatch(message ->
                        message.endsWith(" is not a slug. Use lower-case letters and digits, joined by single dashes."))
                .extracting(message -> message.substring(0, message.indexOf(" is not a slug")))
                .containsExactly("\"" + "-".repeat(80) + "\"", "\"" + "-".repeat(80) + "...\"");
        assertThat(findings.problems()).extracting(Problem::path).containsOnly(List.of("removals", "0"));
    }

    @Test
    void refusesARemovalWithATooLongSlug() {
        read(input("k", null, TODAY, null, null, List.of("a".repeat(501), "a".repeat(500))));
        assertThat(problem()).isEqualTo("TOO_LONG removals.0: The text has 501 characters. The limit is 500.");
    }

    @Test
    void acceptsOnlySlugsAsRemovals() {
        assertThat(read(input("k", null, TODAY, null, null, List.of("a-1", "B", "c")))
                        .removals())
                .containsExactly(new CallContent.Removal(0, "a-1"), new CallContent.Removal(2, "c"));
        assertThat(problem()).startsWith("MALFORMED removals.1: \"B\" is not a slug");
    }

    @Test
    void reportsInvalidFieldsOfThePublicationAndItsSource() {
        var source = new SourceInput(" ", "partner.example", "x".repeat(501), "");
        read(new PublishRevisionInput(
                " ", "x".repeat(101), TODAY, source, null, List.of(model("A")), null, null, null));
        assertThat(findings.problems())
                .extracting(problem -> problem.code() + " " + String.join(".", problem.path()))
                .containsExactly(
                        "BLANK idempotencyKey",
                        "TOO_LONG label",
                        "BLANK source.name",
                        "MALFORMED source.url",
                        "TOO_LONG source.licence",
                        "BLANK source.attribution");
    }

    @Test
    void refusesAnEmptyPublication() {
        read(input("k", null, TODAY, List.of(), List.of(), List.of()));
        assertThat(problem())
                .isEqualTo("BLANK upserts: The publication is empty. Give upserts, removals or " + "organizations.");
    }

    @Test
    void acceptsAnIdempotencyKeyOfUpTo200Characters() {
        assertThat(rows(input("k".repeat(200), null, TODAY, null, null, List.of("a")))
                        .usableKey())
                .isEqualTo("k".repeat(200));
        var longer = input("k".repeat(201), null, TODAY, null, null, List.of("a"));
        assertThat(rows(longer).usableKey()).isNull();
        read(longer);
        assertThat(problem()).isEqualTo("TOO_LONG idempotencyKey: The text has 201 characters. The limit is 200.");
    }

    @Test
    void publicationHasAtMost1000EntriesInEachList() {
        var most = Collections.nCopies(1000, "a");
        assertThatCode(() -> rows(input("k", null, TODAY, null, null, most)).refuseTooMany())
                .doesNotThrowAnyException();
        var more = input(
                "k",
                null,
                TODAY,
                Collections.nCopies(1001, new OrganizationInput(null, "A", null, null, null, null)),
                Collections.nCopies(1002, model("A")),
                Collections.nCopies(1003, "a"));
        var refusal =
                catchThrowableOfType(RefusedException.class, () -> rows(more).refuseTooMany());
        assertThat(refusal.problems())
                .extracting(problem -> problem.path().get(0) + " " + problem.code() + " " + problem.message())
                .containsExactly(
                        "organizations TOO_MANY The list has 1001 entries. The limit is 1000. Split them into "
                                + "several publications.",
                        "upserts TOO_MANY The list has 1002 entries. The limit is 1000. Split them into several "
                                + "publications.",
                        "removals TOO_MANY The list has 1003 entries. The limit is 1000. Split them into several "
                                + "publications.");
        assertThat(rows(more).scope()).isEqualTo(KeyScope.OWN);
    }

    @Test
    void payloadHashDependsOnlyOnTheContentOfTheCall() {
        var one = PayloadHash.of(input("k", null, TODAY, null, List.of(model("A")), null));
        assertThat(one).matches("[0-9a-f]{64}");
        assertThat(PayloadHash.of(new PublishRevisionInput(
                        "other", "", TODAY, SOURCE, List.of(), List.of(model("A")), List.of(), null, true)))
                .isEqualTo(one);
        assertThat(PayloadHash.of(input("k", null, TODAY.minusDays(1), null, List.of(model("A")), null)))
                .isNotEqualTo(one);
        assertThat(PayloadHash.of(input("k", "label", TODAY, null, List.of(model("A")), null)))
                .isNotEqualTo(one);
    }

    @Test
    void payloadContainsEitherCountsOrErrors() {
        var report = new ImportReport(
                9, false, true, 10, 0, 1, 2, 4, 8, 64, 16, 32, List.of(), List.of(), List.of(), 5, true, List.of(),
                Map.of(), null, null);
        assertThat(PublishRevisionPayload.of(report, null))
                .isEqualTo(new PublishRevisionPayload(null, 3, 4, 8, 64, 16, 32, true, null, null, List.of()));
        var refusal = new RefusedException(Problem.inCall(ProblemCode.BLANK, "Blank.", "upserts", "0"));
        assertThat(PublishRevisionPayload.of(refusal))
                .isEqualTo(new PublishRevisionPayload(
                        null,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        false,
                        List.of(),
                        List.of(),
                        List.of(new UserError("BLANK", "Blank.", List.of("upserts", "0")))));
    }

    private CallContent.Rows read(PublishRevisionInput input) {
        return rows(input).read(new NoWords(), findings);
    }

    /** The only problem, with its code and path. */
    private String problem() {
        return ModelInputs.only(findings);
    }

    /** Resolves no terms. */
    private static final class NoWords implements ReferenceWords {
        @Override
        public String country(String word) {
            return null;
        }

        @Override
        public String task(String word) {
            return word;
        }

        @Override
        public Correction correction(String model, String field) {
            return null;
        }
    }
}
