package dev.modelatlas.sql;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.NotificationListener.Address;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static dev.modelatlas.testsupport.Waiting.await;

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
}
