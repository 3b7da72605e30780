package dev.modelatlas.revision;

import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.sql.Deadline;

/**
 * Resolves the subscription to publications. Nothing is buffered: a subscription remembers only the number of the last
 * revision that it sent, and reads the next revision when the client is ready. Therefore no revision is lost, and past
 * and new revisions are sent in the same way.
 */
@GraphQLApi
public class PublicationApi {
    private final CurrentRevision current;
    private final RevisionRepository revisions;

    PublicationApi(CurrentRevision current, RevisionRepository revisions) {
        this.current = current;
        this.revisions = revisions;
    }

    /**
     * @param since number of the last revision that the client has; null to receive only new revisions
     * @throws ApiException BAD_USER_INPUT when {@code since} is the number of a revision that does not exist yet
     */
    @Subscription
    @NonNull @Description("Each new revision as soon as it is published, in order and exactly once. All fields are read at that "
            + "revision. After a lost connection, subscribe again with `since`.")
    public Multi<Revision> revisionPublished(
            @Description("Number of the last revision that the client has, or 0 if it has none. The subscription first "
                            + "replays all revisions after this number, so that the client misses none. Default: "
                            + "only revisions published from now on.")
                    Integer since) {
        var newest = newest(since);
        if (since != null && (since < 0 || since > newest)) {
            throw ApiException.badInput(
                    "since",
                    "`since`: revision " + since + " does not exist. Give a revision from 1 to " + newest
                            + ", or 0 for all revisions. To receive only new revisions, leave out `since`.");
        }
        return after(since == null ? newest : since, newest);
    }

    /**
     * Returns the highest number that {@code since} may have: the number of the current revision, or {@code since}
     * itself if the revision with that number exists but is not yet current on this server. The client may have
     * received that revision from another server.
     */
    private int newest(Integer since) {
        var number = current.number().orElse(0);
        return since != null && since > number && revisions.byNumber(since).isPresent() ? since : number;
    }

    private Multi<Revision> after(int start, int newest) {
        // Loads the next revisions into memory. Sending them then waits for the database only if the client missed many
        // revisions.
        revisions.know(start + 1, Math.min(newest, start + CurrentRevision.MOST_AT_ONCE));
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicInteger(start),
                        sent -> current.beyond(sent.get()).chain(arrived -> read(sent.incrementAndGet())))
                .indefinitely();
    }

    /** Returns a revision from memory, or else reads it from the database on a worker thread. */
    private Uni<Revision> read(int number) {
        return revisions
                .ifKnown(number)
                .map(revision -> Uni.createFrom().item(revision))
                .orElseGet(() -> Uni.createFrom()
                        .item(() -> readOn(number))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** Reads a revision. Also loads the following revisions into memory, because the subscription reads them next. */
    private Revision readOn(int number) {
        return Deadline.within(CurrentRevision.PATIENCE, () -> {
            revisions.know(number, number + CurrentRevision.MOST_AT_ONCE);
            return revisions.byNumber(number).orElseThrow();
        });
    }
}
