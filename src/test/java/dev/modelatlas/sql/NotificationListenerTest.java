package dev.modelatlas.sql;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.NotificationListener.Address;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.DatabaseProxy;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class NotificationListenerTest {

    /** The subscriber fails when the connection is made, and when the database is polled. */
    @Test
    void listensAgainAfterErrorsOfItsSubscriber() {
        var database = Databases.fresh();
        var address = new Address(database.jdbcUrl(), database.username(), database.password());
        var failures = new AtomicInteger(2);
        var heard = new AtomicInteger();
        try (var listener = NotificationListener.start(address, "news", payloads -> {
            if (failures.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("deliberate");
            }
            heard.addAndGet(payloads.size());
            return true;
        })) {
            await().until(() -> failures.get() < 0 && listener.isListening());
            new Database().jdbi(database.dataSource()).useHandle(handle -> handle.execute("notify news, '1'"));
            await().until(() -> heard.get() == 1);
        }
    }

    /** A pooler, or a database without its disk, can finish the login and then not respond. */
    @Test
    void pollsTheDatabaseIfItDoesNotRespondAfterTheLogin() throws IOException {
        var database = Databases.fresh();
        try (var proxy = new DatabaseProxy(database.dataSource())) {
            proxy.loses(sent -> sent.contains("listen news"));
            var polls = new AtomicInteger();
            var address = new Address(proxy.url(), database.username(), database.password());
            try (var listener = NotificationListener.start(address, "news", payloads -> {
                polls.incrementAndGet();
                return true;
            })) {
                await().until(() -> polls.get() > 0);
                assertThat(listener.isListening()).isFalse();
            }
        }
    }

    /** A pooler in transaction mode accepts LISTEN, and then gives the database's connection to other clients. */
    @Test
    void pollsTheDatabaseIfNotificationsDoNotArrive() throws IOException {
        var database = Databases.fresh();
        try (var proxy = new DatabaseProxy(database.dataSource())) {
            proxy.losesAnswers(answer -> answer.contains("news"));
            var polls = new AtomicInteger();
            var address = new Address(proxy.url(), database.username(), database.password());
            try (var listener = NotificationListener.start(address, "news", payloads -> {
                polls.incrementAndGet();
                return true;
            })) {
                await().until(() -> polls.get() > 10);
                assertThat(listener.isListening()).isFalse();
                proxy.losesAnswers(answer -> false);
                await().until(listener::isListening);
            }
        }
    }

    /** The driver's message contains a URL that it cannot parse. */
    @Test
    void warningHasNoPassword() {
        var address = new Address("jdbc:postgresql://db:54a32/atlas?user=atlas&password=geheim", null, null);
        try (var log = RecordedLog.of(NotificationListener.class);
                var listener = NotificationListener.start(address, "unparseable", payloads -> true)) {
            await().until(() -> !log.about("unparseable").isEmpty());
            assertThat(listener.isListening()).isFalse();
            assertThat(log.messages())
                    .first()
                    .asString()
                    .endsWith(": Unable to parse URL jdbc:postgresql://db:54a32/atlas");
        }
    }
}
