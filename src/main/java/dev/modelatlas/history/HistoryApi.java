package dev.modelatlas.history;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.Batch;
import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelAt;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;

/** Where clients ask what changed. */
@GraphQLApi
public class HistoryApi {
    private final RequestRevisions revisions;
    private final Changes changes;
    private final ModelRepository models;
    private final NoteRepository notes;

    @Inject
    HistoryApi(RequestRevisions revisions, Changes changes, ModelRepository models, NoteRepository notes) {
        this.revisions = revisions;
        this.changes = changes;
        this.models = models;
        this.notes = notes;
    }

    @Query
    @Description(
            "All changes after a revision, the oldest first, then by slug; tombstones included. Paging on, changes "
                    + "published since the first page stay out.")
    public ModelChangeConnection changes(
            Context context,
            @Description("Number of the revision that the client has; 0 for none.") int since,
            @Nullable @Description("Which kinds of changes; all when left out or empty.")
                    List<@NonNull ChangeKind> kinds,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        var request = PageRequest.of(first, after, last, before);
        var until = revisions.at(null, request).revision();
        if (since < 0 || since > until) {
            throw new ApiException(
                    ErrorCode.REVISION_NOT_FOUND,
                    "since",
                    "`since`: there is no revision " + since + "; give one from 1 to " + until
                            + ", or 0 for all changes.");
        }
        var wanted = kinds == null ? List.<ChangeKind>of() : kinds;
        var key = new ChangePageKey(
                Cursor.list("changes since", since, wanted),
                since,
                until,
                wanted,
                request,
                Batch.isSelected(context, "totalCount"));
        return changes.pages(List.of(key)).get(key);
    }

    @Description("What this revision changed, by slug; tombstones included.")
    public CompletionStage<ModelChangeConnection> changes(
            Context context,
            @Source Revision revision,
            @Nullable @Description("Which kinds of changes; all when left out or empty.")
                    List<@NonNull ChangeKind> kinds,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        var wanted = kinds == null ? List.<ChangeKind>of() : kinds;
        var key = new ChangePageKey(
                Cursor.list("changes of", revision.number(), wanted),
                revision.number() - 1,
                revision.number(),
                wanted,
                PageRequest.of(first, after, last, before),
                Batch.isSelected(context, "totalCount"));
        return Batch.load(context, "changes", key, changes::pages);
    }

    @Description(
            "What of its source could not be used, and what was done, in the order of the source; null when that was not "
                    + "recorded.")
    public CompletionStage<ImportNoteConnection> notes(
            Context context,
            @Source Revision revision,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        var key = new NotePageKey(revision.number(), PageRequest.of(first, after, last, before));
        return Batch.load(context, "notes", key, notes::pages);
    }

    @Nullable @Description("What happened to it up to the revision that is read, the newest first.")
    public CompletionStage<List<@NonNull ModelChange>> history(Context context, @Source Model model) {
        return Batch.load(context, "history", ModelAt.of(model), changes::histories);
    }

    @Description("The model as it was at that revision; null when the revision removed it.")
    public CompletionStage<Model> model(Context context, @Source ModelChange change) {
        return Batch.load(context, "model", change.place(), models::at);
    }
}
