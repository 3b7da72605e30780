package dev.modelatlas.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

/**
 * The current day of one request, in UTC. Code that puts the day into a GraphQL response must get it from this class,
 * which records that the response depends on the day. A response that does not depend on the day stays valid the next
 * day.
 */
@RequestScoped
public class RequestDay {
    private final Clock clock;
    private LocalDate day;

    RequestDay(Clock clock) {
        this.clock = clock;
    }

    /** The current day. It stays the same for the whole request, even if the request ends after midnight. */
    public synchronized LocalDate today() {
        if (day == null) {
            day = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        }
        return day;
    }

    /** The day, if the response to this request depends on it; otherwise empty. */
    public synchronized Optional<LocalDate> told() {
        return Optional.ofNullable(day);
    }
}
