package dev.modelatlas.revision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.NotificationListener;
import dev.modelatlas.sql.Reading;

/**
 * Which revision is current, kept in memory: the importer says on {@link #CHANNEL} what it publishes, within the
 * publishing transaction. A revision counts as current only once the database that this server reads from has it,
 * which may be a replica behind the one that is listened to. It never goes back.
 */
@ApplicationScoped
public class CurrentRevision {
    /** Where publications are announced; the payload is the number of the revision. */
    public static final String CHANNEL = "revision_published";

    /** Revisions that are read into memory before anybody asks for them. */
    static final int MOST_AT_ONCE = 100;

    /** For a look into the database: longer, and something is wrong there. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RevisionRepository revisions;
    private final boolean followed;
    private final NotificationListener.Address address;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private NotificationListener listener;
    /** 0 while there is none. */
    private volatile int known;

    private int announced;

    @Inject
    CurrentRevision(
            RevisionRepository revisions,
            PublicationsConfig config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.revisions = revisions;
        this.followed = config.follow();
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

    /** Its number, without waiting for anything; empty when that is not known. */
    public OptionalInt ifKnown() {
        return known == 0 ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** Whether publications are heard at once; otherwise they are asked for twice a second. */
    boolean isListening() {
        return listener != null && listener.isListening();
    }

    /** Its number; empty while the dataset has no revision. Waits for the database only where memory does not know. */
    public OptionalInt number() {
        return followed && known > 0 ? ifKnown() : look();
    }

    /** Asks the database that is read from, for those who must see at once what it has. */
    public OptionalInt look() {
        var newest = Reading.anywhere(revisions::current);
        newest.ifPresent(this::learn);
        return newest;
    }

    /**
     * Waits, without a thread, until a revision beyond that number is current; at once where one is. It is heard on any
     * thread, which must not be kept.
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

    /** False when a revision was announced that cannot be read yet. */
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
        // Requests find it in memory, too, and those who follow find what was published with it, unless it is much.
        // Nobody follows before the first look.
        revisions.know(known == 0 ? newest : Math.max(known + 1, newest - MOST_AT_ONCE), newest);
        known = newest;
        return true;
    }
}
