package dev.modelatlas.revision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.NotificationListener;
import dev.modelatlas.sql.ReadRouting;

/**
 * The current revision, cached in memory. The importer announces a new revision on {@link #CHANNEL} in the transaction
 * that creates the revision. The server then looks for the revision in a replica, if one is available, or else in the
 * primary. A replica may receive the revision later than the primary. The revision becomes current on this server as
 * soon as the server finds it. The number of the current revision never decreases.
 */
@ApplicationScoped
public class CurrentRevision {
    /** The PostgreSQL channel on which new revisions are announced. The payload is the revision's number. */
    public static final String CHANNEL = "revision_published";

    /** Maximum number of revisions loaded in advance. */
    static final int MOST_AT_ONCE = 100;

    /** Time limit of the search for a new revision. If it takes longer, the database has a problem. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(CurrentRevision.class);

    private final RevisionRepository revisions;
    private final boolean followed;
    private final NotificationListener.Address address;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private NotificationListener listener;
    /** Number of the current revision; 0 while there is none. */
    private volatile int known;

    private int announced;

    /**
     * @param followed whether this process learns of new revisions. False in a command, which sets this property of its
     *     own. The property is no setting: a server that did not follow would keep sending former revisions
     */
    CurrentRevision(
            RevisionRepository revisions,
            PublicationsConfig config,
            @ConfigProperty(name = "model-atlas-publications.follow", defaultValue = "true") boolean followed,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.revisions = revisions;
        this.followed = followed;
        this.address = new NotificationListener.Address(
                config.url().or(() -> url).orElse(""), user.orElse(null), password.orElse(null));
    }

    void follow(@Observes StartupEvent event) {
        if (followed) {
            listener = NotificationListener.start(address, CHANNEL, this::hear);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (listener != null) {
            listener.close();
        }
    }

    /** The cached number of the current revision. Never queries the database; empty when no number is cached. */
    public OptionalInt ifKnown() {
        return known == 0 ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** Whether the server receives notifications. Otherwise it polls the database twice a second. */
    boolean isListening() {
        return listener != null && listener.isListening();
    }

    /**
     * The number of the current revision; empty while the dataset has no revision. Queries the database while no number
     * is known, and on every call in a process that does not listen for new revisions.
     */
    public OptionalInt number() {
        return followed && known > 0 ? ifKnown() : look();
    }

    /**
     * Returns the number of the newest revision, or empty if there is none. Queries a replica or the primary. The
     * server can therefore see a new revision before the notification arrives.
     */
    public OptionalInt look() {
        return learned(ReadRouting.onAnyServer(revisions::current));
    }

    /** Like {@link #look}, but queries the primary, because a replica can lack what this server has just published. */
    public OptionalInt lookAtPrimary() {
        return learned(revisions.current());
    }

    /**
     * Lets the next request to this server see a revision that was just committed. A failure is only logged, because the
     * commit has succeeded, and the server sees the revision a little later.
     */
    public void lookAfterCommit() {
        try {
            Deadline.withTimeToSpare(this::lookAtPrimary);
        } catch (RuntimeException unreachable) {
            LOG.warnf("Could not read a new revision yet: %s", DatabaseFailure.words(unreachable));
        }
    }

    private OptionalInt learned(OptionalInt newest) {
        newest.ifPresent(this::learn);
        return newest;
    }

    /**
     * Returns a result that completes when the current revision has a higher number than {@code number}. If the current
     * revision already has a higher number, the result completes immediately. No thread waits. The result completes on
     * an arbitrary thread, which must not be blocked.
     */
    Uni<Void> beyond(int number) {
        return Uni.createFrom().emitter(waiter -> {
            Runnable look = () -> {
                if (known > number) {
                    waiter.complete(null);
                }
            };
            waiter.onTermination(() -> waiting.remove(look));
            waiting.add(look);
            look.run();
        });
    }

    /** Handles announcements of new revisions. Returns false when an announced revision cannot be read yet. */
    boolean hear(List<String> numbers) {
        numbers.forEach(number -> announced = Math.max(announced, Integer.parseInt(number)));
        Deadline.within(PATIENCE, this::look);
        return known >= announced;
    }

    private void learn(int newest) {
        if (isNews(newest)) {
            waiting.forEach(Runnable::run);
        }
    }

    private synchronized boolean isNews(int newest) {
        if (newest <= known) {
            return false;
        }
        // Loads the new revisions into memory for requests and subscriptions, up to the maximum. While no revision is
        // known, there are no subscriptions, so only the newest revision is loaded.
        revisions.know(known == 0 ? newest : Math.max(known + 1, newest - MOST_AT_ONCE), newest);
        known = newest;
        return true;
    }
}
