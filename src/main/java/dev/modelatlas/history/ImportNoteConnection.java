package dev.modelatlas.history;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.graphql.PageInfo;

/** A page of import notes. */
@Description("A page of import notes.")
public record ImportNoteConnection(
        @NonNull @Description("The notes with their cursors.")
        List<@NonNull ImportNoteEdge> edges,

        @NonNull @Description("The notes on this page.") List<@NonNull ImportNote> nodes,

        @NonNull @Description(
                "Number of all notes on the revision. The list contains at most 1,000 of them: those about the whole file,"
                        + " and those about the first lines.")
        Integer totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    static ImportNoteConnection of(Page<ImportNoteEdge> page, int totalCount) {
        var nodes = page.records().stream().map(ImportNoteEdge::node).toList();
        return new ImportNoteConnection(page.records(), nodes, totalCount, page.info(ImportNoteEdge::cursor));
    }
}
