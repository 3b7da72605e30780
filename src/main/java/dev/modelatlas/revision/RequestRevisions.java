package dev.modelatlas.revision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import jakarta.enterprise.context.RequestScoped;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.graphql.permalink.RevisionNumbers;
import dev.modelatlas.sql.ReadRouting;

/**
 * The revisions that one request reads. The current revision is determined once, so that all fields without the
 * argument {@code revision} read the same revision. Requests get the current revision only from this class. This class
 * therefore knows which responses depend on the current revision. All other responses stay valid after a publication.
 * It also records whether the response depends on names that are not part of any revision.
 */
@RequestScoped
public class RequestRevisions implements RevisionNumbers {
    private static final int NONE = 0;

    private final RevisionRepository revisions;
    private final CurrentRevision currentRevision;
    private final TreeMap<Integer, Revision> used = new TreeMap<>();
    private OptionalInt current = OptionalInt.empty();
    private boolean hasUsedNames;

    RequestRevisions(RevisionRepository revisions, CurrentRevision currentRevision) {
        this.revisions = revisions;
        this.currentRevision = currentRevision;
    }

    /**
     * The revision to read.
     *
     * @param number the client's {@code revision} argument; null for the current revision
     * @throws ApiException REVISION_NOT_FOUND when there is no such revision
     */
    public Snapshot at(Integer number) {
        return at(number, "revision");
    }

    /** Like {@link #at(Integer)}, for an argument whose name is not {@code revision}. */
    public synchronized Snapshot at(Integer number, String argument) {
        var wanted = number == null ? current() : number;
        var revision = revisions.byNumber(wanted).orElseThrow(() -> notFound(wanted, argument));
        used.put(revision.number(), revision);
        ReadRouting.requireRevision(revision.number());
        return new Snapshot(revision.number(), number != null);
    }

    /**
     * Loads existing revisions into memory with one statement. {@link #at} would run one statement for each revision.
     */
    public void load(int first, int last) {
        revisions.know(first, last);
    }

    /**
     * The revision at which to read a page: the revision in the argument, else the revision in the page's cursor, else
     * the current revision.
     *
     * @param number the client's {@code revision} argument; null when omitted
     * @throws ApiException REVISION_NOT_FOUND, or BAD_USER_INPUT when {@code number} is not the cursor's revision
     */
    public Snapshot at(Integer number, PageRequest page) {
        if (page.revision() == null) {
            return at(number);
        }
        return number == null
                ? new Snapshot(at(page.revision()).revision(), false)
                : at(number).continuedBy(page);
    }

    /**
     * The revision at which to read a page of a nested list: the cursor's revision, or the parent's revision if there
     * is no cursor.
     *
     * @throws ApiException REVISION_NOT_FOUND, or BAD_USER_INPUT when the parent is pinned to a revision other than the
     *     cursor's
     */
    public Snapshot below(Snapshot parent, PageRequest page) {
        var snapshot = parent.continuedBy(page);
        at(snapshot.revision());
        return snapshot;
    }

    /** The revision with the latest {@code asOf} that is not after the given day; empty when there is none. */
    synchronized Optional<Revision> asOf(LocalDate day) {
        return revisions.asOf(day, current());
    }

    @Override
    public int currentNumber() {
        return at(null).revision();
    }

    @Override
    public OptionalInt numberAsOf(LocalDate day) {
        return asOf(day).map(revision -> OptionalInt.of(revision.number())).orElseGet(OptionalInt::empty);
    }

    /**
     * For each date, the revision that has this {@code asOf}; if there are several, the one with the lowest number. The
     * map omits dates without a revision.
     */
    public synchronized Map<LocalDate, Revision> ofDays(Collection<LocalDate> days) {
        return revisions.ofDays(days, current());
    }

    /** The revision with this number; empty when it does not exist yet. */
    public synchronized Optional<Revision> find(int number) {
        var found = revisions.byNumber(number);
        // A later publication may create this revision, so the response depends on the current revision. If the
        // revision was published during the look-up, the response must contain it.
        if (found.isEmpty() && number <= currentOrNone()) {
            found = revisions.byNumber(number);
        }
        // Excludes replicas that lack the revision, because its fields read its changes and notes.
        found.ifPresent(revision -> ReadRouting.requireRevision(revision.number()));
        return found;
    }

    /** Returns the revision of a snapshot, and records that this request reads it. */
    public synchronized Revision revision(Snapshot snapshot) {
        return used.computeIfAbsent(
                snapshot.revision(),
                number -> revisions.byNumber(number).orElseThrow(() -> notFound(number, "revision")));
    }

    /** The revisions that this request has read so far, sorted by number, for {@code extensions.atlas}. */
    public synchronized Collection<Revision> used() {
        return List.copyOf(used.values());
    }

    /**
     * The number of the current revision that this request used, or 0 if the dataset had none. Empty when the request
     * did not use the current revision.
     */
    public synchronized OptionalInt currentTaken() {
        return current;
    }

    /**
     * Records that the response depends on aliases or Korean names. These can change without a new revision, so the
     * response can change even if the request chose its revisions.
     */
    public synchronized void useNames() {
        hasUsedNames = true;
    }

    /** Whether the response depends on aliases or Korean names. */
    public synchronized boolean hasUsedNames() {
        return hasUsedNames;
    }

    private int current() {
        var number = currentOrNone();
        if (number == NONE) {
            throw new ApiException(
                    ErrorCode.REVISION_NOT_FOUND,
                    null,
                    "There is no revision yet, because no data has been imported. Try again later.");
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
                "Revision " + number + " does not exist. Choose a revision from 1 to " + newest + ".");
    }
}
