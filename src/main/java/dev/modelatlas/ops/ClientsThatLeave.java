package dev.modelatlas.ops;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;

/**
 * Keeps out of the log that a client has hung up. Quarkus writes an error with a stack trace for each answer that is cut
 * off, with which anybody could fill a disk; it is no fault of the server's.
 */
@LoggingFilter(name = "clients-that-leave")
public final class ClientsThatLeave implements Filter {

    private static final String NO_STREAM = "Stream no longer exists";

    @Override
    public boolean isLoggable(LogRecord line) {
        return Stream.iterate(line.getThrown(), cause -> cause != null, Throwable::getCause)
                .noneMatch(ClientsThatLeave::isOfTheirs);
    }

    /**
     * Netty has the same to say of a stream of HTTP/2 that was reset, or broken, while its answer was being written. What
     * it calls an internal error is the server's.
     */
    private static boolean isOfTheirs(Throwable cause) {
        return cause instanceof HttpClosedException
                || cause instanceof StreamResetException
                || cause instanceof Http2Exception broken && broken.error() != Http2Error.INTERNAL_ERROR
                || cause instanceof IllegalArgumentException
                        && String.valueOf(cause.getMessage()).startsWith(NO_STREAM);
    }
}
