package dev.modelatlas.claim;

import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.revision.RequestRevisions;

/** The changes of a claim's verdict from revision to revision. */
final class ClaimHistory {
    /** Limit on revisions, because each can run a document. */
    private static final int MOST = 100;

    private ClaimHistory() {}

    static List<ClaimVerdict> of(Claim claim, Evaluations evaluations, RequestRevisions revisions) {
        var history = new ArrayList<ClaimVerdict>();
        Verdict before = null;
        var last = claim.snapshot().revision();
        for (var number = Math.max(1, last - MOST + 1); number <= last; number++) {
            // Records each revision for extensions.atlas, also when its verdict is cached.
            var snapshot = revisions.at(number);
            var verdict = evaluations.at(claim, number).verdict();
            if (verdict != before) {
                history.add(new ClaimVerdict(revisions.revision(snapshot), verdict));
            }
            before = verdict;
        }
        return history;
    }
}
