package dev.modelatlas.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.NotificationListener;
import dev.modelatlas.testsupport.Publishing;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(Publishing.class)
class CurrentRevisionTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @Inject
    CurrentRevision current;

    @Inject
    Jdbi jdbi;

    @Test
    void publicationOfOthersIsSeenWithinASecond() {
        until(() -> backends() == 1, Duration.ofSeconds(10));
        var number = Publishing.publish(jdbi);
        assertThat(until(() -> isKnown(number), ONE_SECOND)).isTrue();
    }

    @Test
    void publicationIsSeenWhileTheListenerIsCutOff() {
        until(() -> backends() == 1, Duration.ofSeconds(10));
        assertThat(cutOff()).isEqualTo(1);
        var number = Publishing.publish(jdbi);
        assertThat(until(() -> isKnown(number), ONE_SECOND.plusMillis(500))).isTrue();
        assertThat(until(() -> backends() == 1, Duration.ofSeconds(10)))
                .as("listens again")
                .isTrue();
        var next = Publishing.publish(jdbi);
        assertThat(until(() -> isKnown(next), ONE_SECOND)).isTrue();
    }

    @Test
    void announcedRevisionIsNotCurrentBeforeItCanBeRead() throws InterruptedException {
        var next = Publishing.newest(jdbi) + 1;
        jdbi.useHandle(
                handle -> handle.execute("select pg_notify(?, ?)", CurrentRevision.CHANNEL, Integer.toString(next)));
        Thread.sleep(300);
        assertThat(isKnown(next)).isFalse();
        assertThat(Publishing.publish(jdbi)).isEqualTo(next);
        assertThat(until(() -> isKnown(next), ONE_SECOND)).isTrue();
    }

    @Test
    void publisherSeesWhatItPublishedWhenItLooks() {
        var number = Publishing.publish(jdbi);
        assertThat(current.look()).hasValue(number);
        assertThat(current.number()).hasValue(number);
    }

    private boolean isKnown(int number) {
        return current.ifKnown().orElse(0) >= number;
    }

    private int backends() {
        return listeners("count(*)");
    }

    private int cutOff() {
        return listeners("count(pg_terminate_backend(pid))");
    }

    private int listeners(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + what + " from pg_stat_activity"
                        + " where application_name = :name and datname = current_database()")
                .bind("name", NotificationListener.APPLICATION_NAME)
                .mapTo(Integer.class)
                .one());
    }

    private static boolean until(BooleanSupplier isSo, Duration patience) {
        var end = Instant.now().plus(patience);
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
