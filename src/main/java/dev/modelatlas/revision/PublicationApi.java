package dev.modelatlas.revision;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

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
 * Pushes what is published. Nothing is buffered and nothing lost: who follows is known by the number that was sent
 * last, and is given the next one when it asks and there is one. What was missed and what is new are the same to it.
 */
@GraphQLApi
public class PublicationApi {
    private final CurrentRevision current;
    private final RevisionRepository revisions;

    @Inject
    PublicationApi(CurrentRevision current, RevisionRepository revisions) {
        this.current = current;
        this.revisions = revisions;
    }

    /**
     * @param since null for what is published from now on
     * @throws ApiException BAD_USER_INPUT when there is no such revision yet
     */
    @Subscription
    @NonNull @Description(
            "Each new revision as soon as it is published, in order and once. Everything below is read at that revision. "
                    + "To go on after the connection was lost, subscribe again with `since`.")
    public Multi<Revision> revisionPublished(
            @Description("Number of the last revision that the client has: those after it come first, so that none is"
                            + " missed. 0 for all; left out, only what is published from now on.")
                    Integer since) {
        var newest = newest(since);
        if (since != null && (since < 0 || since > newest)) {
            throw ApiException.badInput(
                    "since",
                    "`since`: there is no revision " + since + " yet; give one from 1 to " + newest
                            + ", 0 for all, or leave it out for what is published from now on.");
        }
        return after(since == null ? newest : since, newest);
    }

    /** Another server may have told the client of a revision that this one has not heard of, or cannot read yet. */
    private int newest(Integer since) {
        var number = current.number().orElse(0);
        return since != null && since > number && revisions.byNumber(since).isPresent() ? since : number;
    }

    private Multi<Revision> after(int start, int newest) {
        // In memory now, as is what is published later: to push waits for the database only where there is much.
        revisions.know(start + 1, Math.min(newest, start + CurrentRevision.MOST_AT_ONCE));
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicInteger(start),
                        sent -> current.beyond(sent.get()).chain(arrived -> read(sent.incrementAndGet())))
                .indefinitely();
    }

    /** Whoever waits keeps no thread; the database keeps one of the workers. */
    private Uni<Revision> read(int number) {
        return revisions
                .ifKnown(number)
                .map(revision -> Uni.createFrom().item(revision))
                .orElseGet(() -> Uni.createFrom()
                        .item(() -> readOn(number))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** With those behind it, which are asked for next. */
    private Revision readOn(int number) {
        return Deadline.within(CurrentRevision.PATIENCE, () -> {
            revisions.know(number, number + CurrentRevision.MOST_AT_ONCE);
            return revisions.byNumber(number).orElseThrow();
        });
    }
}
