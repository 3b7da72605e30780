package dev.modelatlas.ops;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;

/**
 * Keeps out of the log that a client has hung up. Quarkus writes an error with a stack trace for each answer that is cut
 * off, with which anybody could fill a disk; it is no fault of the server's.
 */
@LoggingFilter(name = "clients-that-leave")
public final class ClientsThatLeave implements Filter {

    @Override
    public boolean isLoggable(LogRecord line) {
        return Stream.iterate(line.getThrown(), cause -> cause != null, Throwable::getCause)
                .noneMatch(cause -> cause instanceof HttpClosedException || cause instanceof StreamResetException);
    }
}
