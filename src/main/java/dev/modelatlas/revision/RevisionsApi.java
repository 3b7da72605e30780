package dev.modelatlas.revision;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.Listing;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Keyset;

/** Lists the revisions. They are few, never change and stay in memory: the pages are cut there. */
@GraphQLApi
public class RevisionsApi {
    private static final Keyset NEWEST_FIRST =
            new Keyset(List.of(new Keyset.Key("number", true, false, Integer.class)));

    private final RequestRevisions requestRevisions;
    private final RevisionRepository revisions;

    @Inject
    RevisionsApi(RequestRevisions requestRevisions, RevisionRepository revisions) {
        this.requestRevisions = requestRevisions;
        this.revisions = revisions;
    }

    @Query
    @Description("All revisions, the newest first. Paging on, those published since the first page stay out.")
    public RevisionConnection revisions(
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        var request = PageRequest.of(first, after, last, before);
        var newest = requestRevisions.at(null, request).revision();
        var numbers = IntStream.rangeClosed(1, newest).boxed().toList();
        var known = revisions.byNumbers(numbers);
        return RevisionConnection.of(
                new Listing<>(
                        numbers.stream().map(known::get).toList(),
                        NEWEST_FIRST,
                        revision -> List.of(revision.number()),
                        newest,
                        Cursor.list("revisions")),
                request);
    }
}
