package dev.modelatlas.ingest;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Calls are repeated because the response was lost, or because the publisher forgot the call. */
@Concurrent
class IdempotencyRecordsTest {
    private static final String ALPHA = file(row("Alpha", "2024-01-31", "OpenAI"));
    private static final String BETA = file(row("Beta", "2024-02-29", "OpenAI"));
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    private Atlas atlas;

    @BeforeEach
    void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void callWithARepeatedKeyWritesNothingAndGetsTheFirstAnswer() {
        var first = atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, null)), ALPHA);
        var again = atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, null)), BETA);
        assertThat(first.replayed()).isFalse();
        assertReplayed(again, first);
        assertThat(revisions()).isEqualTo(1);
    }

    @Test
    void repeatedCallGetsTheFirstAnswerEvenAfterOtherPublications() {
        var first = atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, 0)), ALPHA);
        atlas.take(call("Other", "2024-07-17", new Call("k", TWO, null)), BETA);
        assertReplayed(atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, 0)), ALPHA), first);
    }

    @Test
    void refusesAKeyThatIsRepeatedWithOtherContent() {
        atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, null)), ALPHA);
        assertThat(refusal(call("Partner", "2024-07-16", new Call("k", TWO, null)), BETA))
                .containsExactly(new Problem(
                        ProblemCode.IDEMPOTENCY_MISMATCH,
                        "The idempotency key was used for another request. Repeat that request unchanged, or use a new"
                                + " idempotency key.",
                        null,
                        null,
                        List.of("idempotencyKey")));
    }

    @Test
    void refusesAKeyThatIsRepeatedWithAnotherBaseRevision() {
        var first = atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, 0)), ALPHA);
        var free = atlas.take(call("Partner", "2024-07-16", new Call("l", TWO, null)), BETA);
        for (var other : List.of(
                new Call("k", ONE, 12), new Call("k", ONE, null), new Call("l", TWO, 2), new Call("l", TWO, 1))) {
            assertThat(refusal(call("Partner", "2024-07-16", other), ALPHA))
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.IDEMPOTENCY_MISMATCH);
        }
        assertReplayed(atlas.take(call("Partner", "2024-07-16", new Call("l", TWO, null)), BETA), free);
        // As a server of the previous release stores the call.
        atlas.jdbi().useHandle(handle -> handle.execute("update answered_call set base_revision = null"));
        assertReplayed(atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, 12)), ALPHA), first);
    }

    @Test
    void repeatedCallGetsTheFirstAnswerEvenIfTheCallChangedNothing() {
        atlas.take(call("Partner", "2024-07-16", new Call("k", ONE, null)), ALPHA);
        var nothing = atlas.take(call("Partner", "2024-07-16", new Call("l", ONE, null)), ALPHA);
        atlas.take(call("Partner", "2024-07-16", new Call("m", TWO, null)), BETA);
        assertThat(nothing.revision()).isNull();
        assertReplayed(atlas.take(call("Partner", "2024-07-16", new Call("l", ONE, null)), ALPHA), nothing);
    }

    @Test
    void correctedCallMayUseTheKeyOfTheRefusedCall() {
        var bad = file(row("", "2024-01-31", "OpenAI"));
        assertThat(refusal(call("Partner", "2024-07-16", new Call("k", ONE, null)), bad))
                .hasSize(1);
        assertThat(atlas.take(call("Partner", "2024-07-16", new Call("k", TWO, null)), ALPHA)
                        .revision())
                .isEqualTo(1);
    }

    @Test
    void outdatedBaseRevisionIsAConflict() {
        atlas.take("2024-07-16", ALPHA);
        assertThat(refusal(call("Partner", "2024-07-16", new Call("k", ONE, 0)), BETA))
                .containsExactly(new Problem(
                        ProblemCode.CONFLICT,
                        "The current revision is 1, not 0. Review what changed, and publish with `baseRevision` 1.",
                        null,
                        null,
                        List.of("baseRevision")));
    }

    @Test
    void originOfChangesMadeByACallIsPartner() {
        atlas.take(call("Partner", "2024-07-16", new Call(null, null, null)), ALPHA);
        atlas.take(call("Partner", "2024-07-16", new Call(null, null, null)), ALPHA.replace("01-31", "01-30"));
        assertThat(atlas.everything()).contains("\"origin\": \"PARTNER\"");
    }

    private static void assertReplayed(ImportReport again, ImportReport first) {
        assertThat(again.replayed()).isTrue();
        assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    }

    private List<Problem> refusal(Publication publication, String csv) {
        var before = atlas.everything();
        var refused = catchThrowableOfType(RefusedException.class, () -> atlas.take(publication, csv));
        assertThat(atlas.everything()).isEqualTo(before);
        return refused.problems();
    }

    private int revisions() {
        return Sql.one(atlas.jdbi(), Integer.class, "select count(*) from revision");
    }

    private static Publication call(String publisher, String day, Call call) {
        return new Publication(
                new Actor("key " + publisher),
                Atlas.dataset(publisher, day),
                null,
                null,
                null,
                Fact.LATEST_EDITION,
                Set.of(),
                call);
    }
}
