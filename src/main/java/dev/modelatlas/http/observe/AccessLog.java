package dev.modelatlas.http.observe;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import dev.modelatlas.http.message.HttpConfig;

/**
 * Logs one line for each request, if the operator enables it. The line contains neither the document nor the caller,
 * because logs are often kept longer, and seen by more people, than intended.
 */
@Singleton
public class AccessLog {
    private static final Logger LOG = Logger.getLogger("dev.modelatlas.requests");
    private static final String REQUEST = "requestId";

    private final boolean wanted;

    AccessLog(HttpConfig config) {
        this.wanted = config.accessLog();
    }

    /** Adds the request's ID to everything that this thread logs from now on. */
    public static void beginRequest(RequestRecord record) {
        beginRequest(record.id());
    }

    /** @param id the request's ID; null to add nothing */
    public static void beginRequest(String id) {
        if (id != null) {
            MDC.put(REQUEST, id);
        }
    }

    /** The ID that this thread logs, so that a thread that continues the request can log it, too. Null for none. */
    public static String currentRequest() {
        return (String) MDC.get(REQUEST);
    }

    /** Stops adding the request's ID to what this thread logs. */
    public static void endRequest() {
        MDC.remove(REQUEST);
    }

    /**
     * Writes the log line of a request that has ended.
     *
     * @param status status of the response
     */
    void log(RequestRecord record, int status) {
        if (!wanted) {
            return;
        }
        var fields = fields(record, status);
        fields.forEach(MDC::put);
        try {
            LOG.infof("%s %s in %s ms", fields.get("operation"), fields.get("code"), fields.get("milliseconds"));
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static Map<String, String> fields(RequestRecord record, int status) {
        var outcome = record.outcome();
        return Map.of(
                REQUEST,
                record.id(),
                "operation",
                OperationNames.displayed(outcome.operation()),
                "revisions",
                outcome.revisions().stream().map(Object::toString).collect(Collectors.joining(",")),
                "code",
                outcome.code(),
                "status",
                Integer.toString(status),
                "milliseconds",
                Long.toString(TimeUnit.NANOSECONDS.toMillis(record.elapsedNanos())),
                "cost",
                outcome.cost() == null ? "" : outcome.cost().toString(),
                "answer",
                record.way().name().toLowerCase(Locale.ROOT));
    }
}
