package dev.modelatlas.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.Snapshot;

/** The verdicts to compute before a client queries them. All methods require an active CDI request context. */
@Singleton
public class VerdictPlan {
    /**
     * Maximum number of verdicts in a plan. The cache holds twice as many verdicts, so a plan does not fill it, and the
     * verdicts of a plan do not evict each other.
     */
    static final int MOST = Evaluations.MOST_KEPT / 2;

    private final ClaimLibrary library;
    private final Evaluations evaluations;
    private final RequestRevisions revisions;

    VerdictPlan(ClaimLibrary library, Evaluations evaluations, RequestRevisions revisions) {
        this.library = library;
        this.evaluations = evaluations;
        this.revisions = revisions;
    }

    /** A verdict to compute: the verdict of one claim at one revision. */
    public record Target(String claim, int revision) {}

    /**
     * The verdicts to compute, in descending order of demand: those at the current revision, those at the revision of
     * each claim's report, and those at the other revisions that the field {@code history} lists, newest first.
     */
    public List<Target> at(int current) {
        var claims = library.claims(new Snapshot(current, false));
        var targets = new LinkedHashSet<Target>();
        claims.forEach(claim -> targets.add(new Target(claim.slug(), current)));
        var days = library.reports().stream()
                .map(report -> report.file().day())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        var ofDays = revisions.ofDays(days);
        claims.forEach(claim -> claim.report()
                .file()
                .day()
                .map(ofDays::get)
                .map(Revision::number)
                .ifPresent(revision -> targets.add(new Target(claim.slug(), revision))));
        for (var revision = current - 1; revision >= ClaimHistory.oldest(current); revision--) {
            for (var claim : claims) {
                targets.add(new Target(claim.slug(), revision));
            }
        }
        return targets.stream().limit(MOST).toList();
    }

    /** Computes a verdict, unless it is cached. */
    public void compute(Target target) {
        var snapshot = revisions.at(target.revision());
        library.claim(target.claim(), snapshot).ifPresent(evaluations::of);
    }
}
