package dev.modelatlas.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dataloader.Try;

import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.sql.Deadline;

/** The changes of a claim's verdict from revision to revision. */
final class ClaimHistory {
    /** Maximum number of revisions that a history examines. The claim's document may have to run for each revision. */
    static final int MOST = 100;

    private ClaimHistory() {}

    /**
     * Computes the histories of several claims, in only a part of the request's remaining time. A history that is not
     * ready by then fails, and only its own field becomes null. The rest of the time is for fields such as
     * {@code verdict}, which cannot be null: a timeout there would lose more of the response.
     */
    static Map<Claim, Try<List<ClaimVerdict>>> ofEach(
            Set<Claim> claims, Evaluations evaluations, RequestRevisions revisions) {
        return Deadline.withTimeToSpare(() -> {
            var histories = new HashMap<Claim, Try<List<ClaimVerdict>>>();
            claims.forEach(claim -> histories.put(claim, Try.tryCall(() -> of(claim, evaluations, revisions))));
            return histories;
        });
    }

    private static List<ClaimVerdict> of(Claim claim, Evaluations evaluations, RequestRevisions revisions) {
        var history = new ArrayList<ClaimVerdict>();
        Verdict before = null;
        var last = claim.snapshot().revision();
        var first = oldest(last);
        revisions.load(first, last);
        for (var number = first; number <= last; number++) {
            // Reads the revision even if its verdict is cached, because this call records the revision for
            // extensions.atlas.
            var snapshot = revisions.at(number);
            var verdict = evaluations.at(claim, number).verdict();
            if (verdict != before) {
                history.add(new ClaimVerdict(revisions.revision(snapshot), verdict));
            }
            before = verdict;
        }
        return history;
    }

    /** The oldest revision that a history examines. */
    static int oldest(int last) {
        return Math.max(1, last - MOST + 1);
    }
}
