package dev.modelatlas.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.access.RateLimits.Caller;
import dev.modelatlas.access.RateLimits.Rule;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class RateLimitsTest {

    @Full
    @Test
    void manyAddressesUseBoundedMemory() {
        var limits = new RateLimits(new Config(5, 5, 1));
        for (var n = 0; n < 20 * RateLimits.MOST_CALLERS; n++) {
            limits.take(new Caller(Rule.ANONYMOUS, "flood " + n));
        }
        assertThat(limits.callers()).isLessThanOrEqualTo(RateLimits.MOST_CALLERS);
    }

    @Test
    void limitOfZeroMeansNoLimit() {
        var limits = new RateLimits(new Config(0, 1, 1));
        assertThat(limits.take(new Caller(Rule.ANONYMOUS, "192.0.2.1"))).isEqualTo(Optional.empty());
        assertThat(limits.take(new Caller(Rule.KEY, "key Partner"))).get().matches(Rate::allowed);
        assertThat(limits.take(new Caller(Rule.KEY, "key Partner"))).get().matches(rate -> !rate.allowed());
    }

    /** The time until only the additional requests are allowed would be too short: the whole request counts again. */
    @Test
    void repetitionOfARequestThatCountsAsSeveralIsAllowedAfterTheStatedTime() {
        var clock = new Clock();
        var limits = new RateLimits(new Config(60, 60, 1), clock);
        var caller = new Caller(Rule.ANONYMOUS, "192.0.2.1");
        for (var n = 0; n < 56; n++) {
            limits.take(caller);
        }
        assertThat(limits.take(caller)).get().matches(Rate::allowed);
        var refused = limits.takeMore(caller, 9).orElseThrow();
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isEqualTo(3);
        assertThat(refused.untilNext()).isEqualTo(Duration.ofSeconds(7));
        clock.now += refused.untilNext().toNanos();
        assertThat(limits.take(caller)).get().matches(Rate::allowed);
        assertThat(limits.takeMore(caller, 9)).get().matches(Rate::allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.1:4711, true",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::1, 2001:db8::ffff:1, true",
        "2001:db8::1, [2001:db8::2]:80, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "unknown, _hidden, false",
    })
    void addressesOfOneNetworkAreOneClient(String one, String other, boolean same) {
        assertThat(ClientAddress.network(one).equals(ClientAddress.network(other)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"1, 10.0.0.2", "2, 192.0.2.1", "3, forged", "10, forged"})
    void takesTheForwardedEntryThatTheOutermostTrustedProxyWrote(int proxies, String client) {
        assertThat(ClientAddress.fromOutside(List.of("forged", "192.0.2.1", "10.0.0.2"), proxies))
                .isEqualTo(client);
    }

    private static final class Clock implements TimeMeter {
        private long now;

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private record Config(int anonymous, int key, int proxies) implements RateConfig {}
}
