package dev.modelatlas.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.Outcome.Way;

/** What is noted of one request while it runs, to be told when it is over. */
final class RequestNote {
    private static final String IN_REQUEST = RequestNote.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,100}");

    private final String id;
    private final Span span;
    private final Consumer<RequestNote> teller;
    private final AtomicBoolean told = new AtomicBoolean();
    private final long begin = System.nanoTime();
    private volatile String operation;
    private volatile Outcome outcome;
    private volatile Way way;

    private RequestNote(String id, Span span, Consumer<RequestNote> teller) {
        this.id = id;
        this.span = span;
        this.teller = teller;
    }

    /**
     * Begins the note of a request.
     *
     * @param wanted the id that the client or a proxy gave it; one is made when that is null, or no plain short word
     * @param span of its trace
     * @param teller is given the note when the request is over
     */
    static RequestNote begin(RoutingContext http, String wanted, Span span, Consumer<RequestNote> teller) {
        var id = wanted != null && SANE.matcher(wanted).matches() ? wanted : newId();
        var note = new RequestNote(id, span, teller);
        http.put(IN_REQUEST, note);
        return note;
    }

    /** That of a request to the API. */
    static RequestNote of(RoutingContext http) {
        return http.get(IN_REQUEST);
    }

    /** Not by SecureRandom: nothing hangs on it that it cannot be guessed. */
    private static String newId() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** What the request is called here, in the log and in its answer. */
    String id() {
        return id;
    }

    /** Its part in a trace; records nothing where nobody wants traces. */
    Span span() {
        return span;
    }

    /** Nanoseconds since it began. */
    long nanos() {
        return System.nanoTime() - begin;
    }

    /** @param name empty when the operation has none */
    void operation(String name) {
        operation = name;
    }

    /** Null while it is not known. */
    String operation() {
        return operation;
    }

    void answered(Outcome outcome, Way way) {
        this.outcome = outcome;
        this.way = way;
    }

    /** The request is over, with an answer or because nobody waits for one; the first time counts. */
    void over() {
        if (told.compareAndSet(false, true)) {
            teller.accept(this);
        }
    }

    boolean isAnswered() {
        return outcome != null;
    }

    Outcome outcome() {
        return outcome == null ? Outcome.ABANDONED : outcome;
    }

    Way way() {
        return way == null ? Way.REFUSED : way;
    }
}
