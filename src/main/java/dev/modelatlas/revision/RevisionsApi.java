package dev.modelatlas.revision;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Keyset;

/** Resolves the list of revisions. Reads only the revisions of the requested page, and caches them. */
@GraphQLApi
public class RevisionsApi {
    private static final Keyset NEWEST_FIRST =
            new Keyset(List.of(new Keyset.Key("number", true, false, Integer.class)));

    private final RequestRevisions requestRevisions;
    private final RevisionRepository revisions;

    RevisionsApi(RequestRevisions requestRevisions, RevisionRepository revisions) {
        this.requestRevisions = requestRevisions;
        this.revisions = revisions;
    }

    @Query
    @Description("All revisions, newest first. Later pages omit revisions published after the first page was read.")
    public RevisionConnection revisions(
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        var request = PageRequest.of(first, after, last, before);
        var newest = requestRevisions.at(null, request).revision();
        var list = Cursor.list("revisions");
        request.mustBelongTo(list, NEWEST_FIRST::accepts);
        var numbers = numbers(request, newest);
        var known = revisions.byNumbers(numbers);
        var listing = new InMemoryList<>(
                numbers.stream().map(known::get).toList(),
                NEWEST_FIRST,
                (Revision revision) -> List.<Object>of(revision.number()),
                newest,
                list);
        return RevisionConnection.of(listing, newest, request);
    }

    /**
     * The numbers of the page's revisions, and one more, which shows whether the list continues. This method needs no
     * query, because the numbers of revisions have no gaps.
     */
    private static List<Integer> numbers(PageRequest request, int newest) {
        var least = request.before() == null ? 1 : number(request.before()) + 1;
        var most = request.after() == null ? newest : number(request.after()) - 1;
        var first = Math.max(1, request.backward() ? least : Math.max(least, most - request.limit()));
        var last = Math.min(newest, request.backward() ? Math.min(most, least + request.limit()) : most);
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static int number(Cursor cursor) {
        return (Integer) cursor.keys().get(0);
    }
}
