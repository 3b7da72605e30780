package dev.modelatlas.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** Records what a class logs during a test. */
public final class RecordedLog extends Handler implements AutoCloseable {
    private final List<LogRecord> entries = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private RecordedLog(Logger logger) {
        this.logger = logger;
        logger.addHandler(this);
    }

    public static RecordedLog of(Class<?> logging) {
        return new RecordedLog(Logger.getLogger(logging.getName()));
    }

    /** The entries whose message contains the given text. */
    public List<LogRecord> about(String text) {
        return entries.stream().filter(entry -> message(entry).contains(text)).toList();
    }

    public List<String> messages() {
        return entries.stream().map(RecordedLog::message).toList();
    }

    /** The messages of the entries that have the given request ID. */
    public List<String> ofRequest(String id) {
        return entries.stream()
                .filter(entry -> entry instanceof ExtLogRecord line && id.equals(line.getMdc("requestId")))
                .map(RecordedLog::message)
                .toList();
    }

    private static String message(LogRecord entry) {
        return entry.getParameters() == null
                ? entry.getMessage()
                : String.format(entry.getMessage(), entry.getParameters());
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry instanceof ExtLogRecord line) {
            // Otherwise, the entry would have the request ID of the thread that reads it.
            line.copyMdc();
        }
        entries.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
