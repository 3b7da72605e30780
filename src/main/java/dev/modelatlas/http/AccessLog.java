package dev.modelatlas.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A line a request, if the operator wants it. It holds nothing of what was asked for, and nothing that says who asked:
 * logs are kept longer, and seen by more people, than they should be.
 */
@Singleton
class AccessLog {
    private static final Logger LOG = Logger.getLogger("dev.modelatlas.requests");
    private static final String REQUEST = "requestId";

    private final boolean wanted;

    @Inject
    AccessLog(HttpConfig config) {
        this.wanted = config.accessLog();
    }

    /** Whatever this thread logs from now on belongs to that request. */
    static void enter(RequestNote note) {
        MDC.put(REQUEST, note.id());
    }

    /** It no longer does. */
    static void leave() {
        MDC.remove(REQUEST);
    }

    /** @param status of the response */
    void tell(RequestNote note, int status) {
        if (!wanted) {
            return;
        }
        var fields = fields(note, status);
        fields.forEach(MDC::put);
        try {
            LOG.infof("%s %s in %s ms", fields.get("operation"), fields.get("code"), fields.get("milliseconds"));
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static Map<String, String> fields(RequestNote note, int status) {
        var outcome = note.outcome();
        return Map.of(
                REQUEST,
                note.id(),
                "operation",
                OperationNames.shown(outcome.operation()),
                "revisions",
                outcome.revisions().stream().map(Object::toString).collect(Collectors.joining(",")),
                "code",
                outcome.code(),
                "status",
                Integer.toString(status),
                "milliseconds",
                Long.toString(TimeUnit.NANOSECONDS.toMillis(note.nanos())),
                "cost",
                outcome.cost() == null ? "" : outcome.cost().toString(),
                "answer",
                note.way().name().toLowerCase(Locale.ROOT));
    }
}
