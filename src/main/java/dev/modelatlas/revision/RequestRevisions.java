package dev.modelatlas.revision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.Reading;

/**
 * Which revisions one request reads. What is current is asked once a request, so that everything unpinned in one
 * document is read at the same revision, whatever is published meanwhile. This is the one place where a request can
 * learn what is current: an answer for which nothing asked here stays the same whatever is published.
 */
@RequestScoped
public class RequestRevisions {
    private static final int NONE = 0;

    private final RevisionRepository revisions;
    private final CurrentRevision currentRevision;
    private final TreeMap<Integer, Revision> used = new TreeMap<>();
    private OptionalInt current = OptionalInt.empty();

    @Inject
    RequestRevisions(RevisionRepository revisions, CurrentRevision currentRevision) {
        this.revisions = revisions;
        this.currentRevision = currentRevision;
    }

    /**
     * The revision to read at.
     *
     * @param number the client's {@code revision} argument; null for the current one
     * @throws ApiException REVISION_NOT_FOUND when there is no such revision
     */
    public Snapshot at(Integer number) {
        return at(number, "revision");
    }

    /** The same for an argument of another name. */
    public synchronized Snapshot at(Integer number, String argument) {
        var wanted = number == null ? current() : number;
        var revision = revisions.byNumber(wanted).orElseThrow(() -> notFound(wanted, argument));
        used.put(revision.number(), revision);
        Reading.at(revision.number());
        return new Snapshot(revision.number(), number != null);
    }

    /**
     * The revision to read a page at: the one asked for, else that of the page's cursor, else the current one.
     *
     * @param number the client's {@code revision} argument; null when left out
     * @throws ApiException REVISION_NOT_FOUND, or BAD_USER_INPUT when the cursor belongs to another revision
     */
    public Snapshot at(Integer number, PageRequest page) {
        return page.revision() == null
                ? at(number)
                : at(number == null ? page.revision() : number).continuedBy(page);
    }

    /**
     * The revision to read a page of a nested list at: that of the page's cursor, else that of the parent.
     *
     * @throws ApiException REVISION_NOT_FOUND, or BAD_USER_INPUT when the parent is pinned to another revision
     */
    public Snapshot below(Snapshot parent, PageRequest page) {
        var snapshot = parent.continuedBy(page);
        at(snapshot.revision());
        return snapshot;
    }

    /** The newest revision whose source stood at that day or before; empty when there is none. */
    synchronized Optional<Revision> asOf(LocalDate day) {
        return revisions.asOf(day, current());
    }

    /** The revision of that number; empty when there is none yet. */
    public synchronized Optional<Revision> find(int number) {
        var found = revisions.byNumber(number);
        if (found.isEmpty()) {
            // A publication could change this answer.
            currentOrNone();
        }
        return found;
    }

    /** The revision behind a snapshot of this request. */
    public synchronized Revision revision(Snapshot snapshot) {
        return used.computeIfAbsent(
                snapshot.revision(),
                number -> revisions.byNumber(number).orElseThrow(() -> notFound(number, "revision")));
    }

    /** The revisions that this request has read so far, by number; for {@code extensions.atlas}. */
    public synchronized Collection<Revision> used() {
        return List.copyOf(used.values());
    }

    /** The number that this request took as current, 0 when there was none; empty when nothing asked for it. */
    public synchronized OptionalInt currentTaken() {
        return current;
    }

    private int current() {
        var number = currentOrNone();
        if (number == NONE) {
            throw new ApiException(
                    ErrorCode.REVISION_NOT_FOUND, null, "There is no revision yet: the dataset has not been loaded.");
        }
        return number;
    }

    private int currentOrNone() {
        if (current.isEmpty()) {
            current = OptionalInt.of(currentRevision.number().orElse(NONE));
        }
        return current.getAsInt();
    }

    private ApiException notFound(int number, String argument) {
        var newest = current();
        return new ApiException(
                ErrorCode.REVISION_NOT_FOUND,
                argument,
                "There is no revision " + number + ": choose one from 1 to " + newest + ".");
    }
}
