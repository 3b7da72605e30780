package dev.modelatlas.http.observe;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.observe.RequestOutcome.Way;

/** Collects what metrics, logs and traces need about one request, and reports it when the request ends. */
public final class RequestRecord {
    private static final String IN_REQUEST = RequestRecord.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,100}");

    private final String id;
    private final Span span;
    private final Consumer<RequestRecord> teller;
    private final AtomicBoolean told = new AtomicBoolean();
    private final long begin = System.nanoTime();
    private volatile String operation;
    private volatile RequestOutcome outcome;
    private volatile Way way;

    private RequestRecord(String id, Span span, Consumer<RequestRecord> teller) {
        this.id = id;
        this.span = span;
        this.teller = teller;
    }

    /**
     * Creates the record of a request.
     *
     * @param wanted the request ID from the client or a proxy; a new ID replaces it if it is null, is too long,
     *     or has unusual characters
     * @param span the request's span
     * @param teller called with the record when the request ends
     */
    static RequestRecord begin(RoutingContext http, String wanted, Span span, Consumer<RequestRecord> teller) {
        var id = wanted != null && SANE.matcher(wanted).matches() ? wanted : newId();
        var record = new RequestRecord(id, span, teller);
        http.put(IN_REQUEST, record);
        return record;
    }

    /** The record of an API request; null for other requests. */
    public static RequestRecord of(RoutingContext http) {
        return http.get(IN_REQUEST);
    }

    /** A random request ID. Request IDs need not be hard to guess, so a fast random generator is sufficient. */
    private static String newId() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** The request's ID, which appears in the log and in the response. */
    String id() {
        return id;
    }

    /** The request's span. Without tracing, it records nothing. */
    Span span() {
        return span;
    }

    /** Nanoseconds since the request began. */
    long elapsedNanos() {
        return System.nanoTime() - begin;
    }

    /**
     * Sets the name of the operation.
     *
     * @param name empty when the operation has none
     */
    public void operation(String name) {
        operation = name;
    }

    /** The name of the operation; null while it is unknown. */
    public String operation() {
        return operation;
    }

    public void answered(RequestOutcome outcome, Way way) {
        this.outcome = outcome;
        this.way = way;
    }

    /** Reports the request when it has ended, even if it ended without a response. Later calls have no effect. */
    public void finish() {
        if (told.compareAndSet(false, true)) {
            teller.accept(this);
        }
    }

    boolean isAnswered() {
        return outcome != null;
    }

    RequestOutcome outcome() {
        return outcome == null ? RequestOutcome.ABANDONED : outcome;
    }

    Way way() {
        return way == null ? Way.REFUSED : way;
    }
}
