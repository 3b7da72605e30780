package dev.modelatlas.revision;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.NotificationListener;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(Publishing.class)
class CurrentRevisionTest {
    @Inject
    CurrentRevision current;

    @Inject
    Jdbi jdbi;

    @Test
    void noticesPublicationsOfOtherProcesses() {
        await().until(() -> backends() == 1);
        var number = Publishing.publish(jdbi);
        await().until(() -> isKnown(number));
    }

    @Test
    void noticesAPublicationWhileTheListenerIsDisconnected() {
        await().until(() -> backends() == 1);
        assertThat(cutOff()).isEqualTo(1);
        var number = Publishing.publish(jdbi);
        await().until(() -> isKnown(number));
        await().alias("listens again").until(() -> backends() == 1);
        var next = Publishing.publish(jdbi);
        await().until(() -> isKnown(next));
    }

    @Test
    void findsAPublicationAtOnceByQueryingTheDatabase() {
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
}
