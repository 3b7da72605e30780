package dev.modelatlas.http;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** Each {@link HostileRequest} is refused or processed, with a code that tells the client what to change. */
@QuarkusTest
class HostileInputTest {
    private static final int ROUNDS = 10;
    private static final int TRIES = 5;
    private static final long MOST_BYTES_GROWN = 12 << 20;

    static List<HostileRequest> requests() {
        return Stream.of(HostileDocuments.all(), HostileValues.all(), HostileEnvelopes.all())
                .flatMap(requests -> requests)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void eachHostileRequestGetsTheExpectedStatusAndCode(HostileRequest request) {
        var reply = RawHttp.send(request.bytes());
        assertThat(reply.status()).as(reply.body()).isEqualTo(request.status());
        assertThat(code(reply)).isEqualTo(request.code());
        assertThat(reply.body().length()).isLessThan(100_000);
    }

    @Test
    void listContainsAtLeast146HostileRequests() {
        assertThat(requests()).hasSizeGreaterThanOrEqualTo(146);
    }

    /** A leak grows with every measurement; the memory that other tests in this JVM use does not. */
    @Full
    @Test
    void hostileRequestsLeakNoMemory() {
        sendAll();
        var grown = Long.MAX_VALUE;
        for (var attempt = 0; attempt < TRIES && grown >= MOST_BYTES_GROWN; attempt++) {
            var before = usedHeap();
            for (var round = 0; round < ROUNDS; round++) {
                sendAll();
            }
            grown = usedHeap() - before;
        }
        assertThat(grown).isLessThan(MOST_BYTES_GROWN);
    }

    private static String code(RawHttp.Reply reply) {
        var code = reply.body().isEmpty() ? null : JsonPath.from(reply.body()).getString("errors[0].extensions.code");
        return code == null ? "" : code;
    }

    private static void sendAll() {
        AtOnce.each(requests(), request -> RawHttp.send(request.bytes()));
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var collection = 0; collection < 3; collection++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
