package dev.modelatlas.revision;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.mutiny.subscription.Cancellable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How announcements of revisions are handled, and which waiting clients are notified. The test runs no server and no
 * listener.
 */
@Concurrent
class AnnouncedRevisionTest {
    private final Jdbi jdbi = Atlas.empty().jdbi();
    private final CurrentRevision current = new CurrentRevision(
            new Unread(jdbi), Optional::empty, true, Optional.empty(), Optional.empty(), Optional.empty());

    /** Knows the newest revision's number, without the data that Hibernate would read. */
    private static final class Unread extends RevisionRepository {
        Unread(Jdbi jdbi) {
            super(jdbi);
        }

        @Override
        void know(int first, int last) {}
    }

    @Test
    void announcementStaysPendingUntilItsRevisionCanBeRead() {
        Publishing.publish(jdbi);
        assertThat(current.hear(List.of("1"))).isTrue();
        assertThat(current.hear(List.of("2"))).isFalse();
        assertThat(current.hear(List.of())).as("asked again").isFalse();
        assertThat(current.ifKnown()).hasValue(1);
        Publishing.publish(jdbi);
        assertThat(current.hear(List.of())).isTrue();
        assertThat(current.ifKnown()).hasValue(2);
    }

    @Test
    void considersOnlyTheHighestAnnouncedRevision() {
        Publishing.publish(jdbi);
        assertThat(current.hear(List.of("2", "1"))).isFalse();
        assertThat(current.hear(List.of("1"))).isFalse();
        Publishing.publish(jdbi);
        assertThat(current.hear(List.of("2"))).isTrue();
    }

    /** If this failure reached the caller, the caller would believe that the committed publication failed. */
    @Test
    void failureToReadTheCurrentRevisionAfterACommitIsIgnored() {
        Publishing.publish(jdbi);
        current.lookAfterCommit();
        assertThat(current.ifKnown()).hasValue(1);
        jdbi.useHandle(handle -> handle.execute("alter table revision rename to other"));
        assertThatThrownBy(current::lookAtPrimary).isInstanceOf(JdbiException.class);
        current.lookAfterCommit();
        assertThat(current.ifKnown()).hasValue(1);
    }

    @Test
    void currentRevisionIsCachedOnlyByServersThatReceiveNotifications() {
        var command = command();
        Publishing.publish(jdbi);
        assertThat(List.of(current.number(), command.number())).containsOnly(OptionalInt.of(1));
        Publishing.publish(jdbi);
        assertThat(current.number()).hasValue(1);
        assertThat(command.number()).hasValue(2);
    }

    @Test
    void eachWaiterIsNotifiedOfTheFirstRevisionNewerThanTheOneItKnows() {
        Publishing.publish(jdbi);
        current.look();
        var told = new ArrayList<String>();
        current.beyond(0).subscribe().with(ignored -> told.add("beyond 0"));
        current.beyond(1).subscribe().with(ignored -> told.add("beyond 1"));
        current.beyond(2).subscribe().with(ignored -> told.add("beyond 2"));
        assertThat(told).containsExactly("beyond 0");
        Publishing.publish(jdbi);
        current.look();
        assertThat(told).containsExactly("beyond 0", "beyond 1");
    }

    @Test
    void forgetsNotifiedAndCancelledWaiters() {
        var told = waiter(0, new byte[1]);
        var gone = waiter(5, new byte[1]);
        Publishing.publish(jdbi);
        current.look();
        gone.leave();
        told.left = null;
        await().until(() -> {
            System.gc();
            return told.isForgotten() && gone.isForgotten();
        });
    }

    private CurrentRevision command() {
        return new CurrentRevision(
                new Unread(jdbi), Optional::empty, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param kept an object that only the waiting client holds */
    private Waiter waiter(int number, byte[] kept) {
        var left = current.beyond(number).subscribe().with(ignored -> kept[0]++);
        return new Waiter(left, new WeakReference<>(kept));
    }

    private static final class Waiter {
        private final WeakReference<byte[]> kept;
        private Cancellable left;

        Waiter(Cancellable left, WeakReference<byte[]> kept) {
            this.left = left;
            this.kept = kept;
        }

        void leave() {
            left.cancel();
            left = null;
        }

        boolean isForgotten() {
            return kept.refersTo(null);
        }
    }
}
