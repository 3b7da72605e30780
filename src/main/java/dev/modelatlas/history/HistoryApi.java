package dev.modelatlas.history;

import java.util.List;
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
import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelAt;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;

/** Resolves the fields that read changes and import notes. */
@GraphQLApi
public class HistoryApi {
    private final RequestRevisions revisions;
    private final Changes changes;
    private final ModelRepository models;
    private final NoteRepository notes;

    HistoryApi(RequestRevisions revisions, Changes changes, ModelRepository models, NoteRepository notes) {
        this.revisions = revisions;
        this.changes = changes;
        this.models = models;
        this.notes = notes;
    }

    @Query
    @Description(
            "All changes made after the revision `since`, including removals. Sorted by revision, oldest first, then "
                    + "by slug. Later pages omit changes published after the first page was read.")
    public ModelChangeConnection changes(
            Context context,
            @Description("Number of the last revision that the client has, or 0 if it has none.") int since,
            @Nullable @Description("Kinds of changes to list. Default: all; an empty list also means all.")
                    List<@NonNull ChangeKind> kinds,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        var request = PageRequest.of(first, after, last, before);
        var until = revisions.at(null, request).revision();
        // Another server may already have sent the client a revision that is not yet the current one of this server.
        if (since > until && request.revision() == null && revisions.find(since).isPresent()) {
            until = since;
        }
        if (since < 0 || since > until) {
            throw new ApiException(
                    ErrorCode.REVISION_NOT_FOUND,
                    "since",
                    "`since`: revision " + since + " does not exist. Give a revision from 1 to " + until
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

    @Description("Changes that this revision made, sorted by slug, including removals.")
    public CompletionStage<ModelChangeConnection> changes(
            Context context,
            @Source Revision revision,
            @Nullable @Description("Kinds of changes to list. Default: all; an empty list also means all.")
                    List<@NonNull ChangeKind> kinds,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
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

    @Description("Problems in the source of the revision, and how the import handled them, in the order of the source. "
            + "Null when the problems were not recorded.")
    public CompletionStage<ImportNoteConnection> notes(
            Context context,
            @Source Revision revision,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        var key = new NotePageKey(revision.number(), PageRequest.of(first, after, last, before));
        return Batch.load(context, "notes", key, notes::pages);
    }

    @Nullable @Description("Changes to the model, newest first, up to the revision that the query reads.")
    public CompletionStage<List<@NonNull ModelChange>> history(Context context, @Source Model model) {
        return Batch.load(context, "history", ModelAt.of(model), changes::histories);
    }

    @Description("The model as of this revision. Null if the revision removed it.")
    public CompletionStage<Model> model(Context context, @Source ModelChange change) {
        return Batch.load(context, "model", change.place(), models::at);
    }
}
