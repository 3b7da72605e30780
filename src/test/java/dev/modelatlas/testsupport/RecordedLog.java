package dev.modelatlas.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

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

    private static String message(LogRecord entry) {
        return entry.getParameters() == null
                ? entry.getMessage()
                : String.format(entry.getMessage(), entry.getParameters());
    }

    @Override
    public void publish(LogRecord entry) {
        entries.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
