package dev.modelatlas.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * The day of one request, in UTC. It is the one place where a request can learn the day: an answer for which nothing
 * asked here is the same tomorrow.
 */
@RequestScoped
public class RequestDay {
    private final Clock clock;
    private LocalDate day;

    @Inject
    RequestDay(Clock clock) {
        this.clock = clock;
    }

    /** The same day for the whole request, also when it ends after midnight. */
    public synchronized LocalDate today() {
        if (day == null) {
            day = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        }
        return day;
    }

    /** The day that the answer tells; empty when nothing asked for it. */
    public synchronized Optional<LocalDate> told() {
        return Optional.ofNullable(day);
    }
}
