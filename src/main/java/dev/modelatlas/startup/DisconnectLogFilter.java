package dev.modelatlas.startup;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;

/**
 * Omits disconnects by clients from the log. Quarkus logs an error with a stack trace for each interrupted response,
 * although the server is not at fault. Without this filter, any client could fill the disk with such entries.
 */
@LoggingFilter(name = "clients-that-leave")
public final class DisconnectLogFilter implements Filter {

    private static final String NO_STREAM = "Stream no longer exists";

    @Override
    public boolean isLoggable(LogRecord line) {
        return Stream.iterate(line.getThrown(), cause -> cause != null, Throwable::getCause)
                .noneMatch(DisconnectLogFilter::isOfTheirs);
    }

    /**
     * Whether the client caused the failure. Netty reports a closed connection in several ways when an HTTP/2 stream is
     * reset or broken while its response is written. INTERNAL_ERROR is the server's fault, so it stays in the log.
     */
    private static boolean isOfTheirs(Throwable cause) {
        return cause instanceof HttpClosedException
                || cause instanceof StreamResetException
                || cause instanceof Http2Exception broken && broken.error() != Http2Error.INTERNAL_ERROR
                || cause instanceof IllegalArgumentException
                        && String.valueOf(cause.getMessage()).startsWith(NO_STREAM);
    }
}
