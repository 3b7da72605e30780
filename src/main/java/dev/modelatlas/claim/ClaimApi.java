package dev.modelatlas.claim;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.Batch;
import dev.modelatlas.graphql.BuildContent;
import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.sql.Keyset;

/** Reports and their claims. */
@GraphQLApi
public class ClaimApi {
    private static final Keyset IN_THEIR_ORDER =
            new Keyset(List.of(new Keyset.Key("place", false, false, Integer.class)));

    private final ClaimLibrary library;
    private final Evaluations evaluations;
    private final RequestRevisions revisions;
    private final BuildContent content;

    ClaimApi(ClaimLibrary library, Evaluations evaluations, RequestRevisions revisions, BuildContent content) {
        this.library = library;
        this.evaluations = evaluations;
        this.revisions = revisions;
        this.content = content;
    }

    @Nullable @Query
    @Description("Published reports whose statements are available as claims.")
    public List<@NonNull Report> reports() {
        content.used(library.digest());
        return library.reports();
    }

    @Query
    @Description("The report with this slug; null for an unknown slug.")
    public Report report(@NonNull @Description("Slug of the report, such as \"is-198\".") String slug) {
        content.used(library.digest());
        return library.report(slug).orElse(null);
    }

    @Query
    @Description(
            "Statements of published reports, in the order of the reports, and whether they hold at a revision. To "
                    + "compute a verdict, the server runs the `document` of the claim; it then caches the verdict. The "
                    + "first request for a verdict can therefore be slow.")
    public ClaimConnection claims(
            @Description("Slug of a report, to list only its claims. Default: the claims of all reports.")
                    String report,
            @Nullable @Description("Verdicts to list. Default: all; an empty list also means all.")
                    List<@NonNull Verdict> verdicts,
            @Description(PageArguments.REVISION) Integer revision,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        if (report != null && library.report(report).isEmpty()) {
            throw ApiException.badInput(
                    "report",
                    "`report`: no report has the slug \"" + report + "\". The query `reports` lists the reports.");
        }
        return page(report, verdicts, revision, PageRequest.of(first, after, last, before));
    }

    @Description("Statements of the report, in the order in which the report makes them.")
    public ClaimConnection claims(
            @Source Report report,
            @Nullable @Description("Verdicts to list. Default: all; an empty list also means all.")
                    List<@NonNull Verdict> verdicts,
            @Description(PageArguments.REVISION) Integer revision,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return page(report.slug(), verdicts, revision, PageRequest.of(first, after, last, before));
    }

    @Query
    @Description("The claim with this slug; null for an unknown slug.")
    public Claim claim(
            @NonNull @Description("Slug of the claim, such as \"is-198-22\".") String id,
            @Description("Revision to read. Default: the current one.") Integer revision) {
        content.used(library.digest());
        return library.claim(id, revisions.at(revision)).orElse(null);
    }

    private ClaimConnection page(String report, List<Verdict> verdicts, Integer revision, PageRequest request) {
        content.used(library.digest());
        var snapshot = revisions.at(revision, request);
        var list = Cursor.list("claims", library.digest(), report, verdicts);
        // Refuses a wrong cursor before any verdict is computed.
        request.mustBelongTo(list, IN_THEIR_ORDER::accepts);
        var wanted = library.claims(snapshot).stream()
                .filter(claim -> report == null || claim.report().slug().equals(report))
                .filter(claim -> verdicts == null
                        || verdicts.isEmpty()
                        || verdicts.contains(evaluations.of(claim).verdict()))
                .toList();
        var listing = new InMemoryList<>(
                wanted, IN_THEIR_ORDER, (Claim claim) -> List.<Object>of(claim.place()), snapshot.revision(), list);
        return ClaimConnection.of(listing, request);
    }

    @Description("The revision whose `asOf` is nearest to the date of the report's data. The nearest `asOf` is not "
            + "computed: this project records it for each report. If several revisions have this `asOf`, the field "
            + "returns the first of them. Null if no `asOf` is recorded, or if no revision has it.")
    public CompletionStage<Revision> revision(Context context, @Source Report report) {
        return report.file()
                .day()
                .map(day -> Batch.load(context, "revisionsOfReports", day, revisions::ofDays))
                .orElseGet(() -> CompletableFuture.completedStage(null));
    }

    @NonNull @Description("The values that decide the verdict. Empty if the verdict is NOT_DECIDABLE.")
    public List<@NonNull ClaimValue> values(@Source Claim claim) {
        return evaluations.of(claim).values();
    }

    @NonNull @Description("Whether the statement holds at this revision.")
    public Verdict verdict(@Source Claim claim) {
        return evaluations.of(claim).verdict();
    }

    @Nullable @Description("How the verdict changed over the last 100 revisions up to the revision that is read, oldest "
            + "first. The first entry is the verdict at the oldest of these revisions. Each further entry is a "
            + "revision at which the verdict changed, with the new verdict.")
    public CompletionStage<List<@NonNull ClaimVerdict>> history(Context context, @Source Claim claim) {
        // As a batch, histories are loaded after the non-null fields of all claims, because graphql-java loads batches
        // last.
        return Batch.tryLoad(
                context,
                "histories",
                claim,
                (Set<Claim> claims) -> ClaimHistory.ofEach(claims, evaluations, revisions));
    }
}
