package dev.modelatlas.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.HttpRefusal;

/**
 * Receives an upload on the event loop, and writes each chunk to disk as it arrives. The client must send at least
 * 64 KB in each {@code period}. The upload fails if the file lacks any received byte, for example because the disk is
 * full.
 */
final class Upload {
    private static final Logger LOG = Logger.getLogger(Upload.class);
    private static final long LEAST = 64 << 10;

    private final RoutingContext http;
    private final HttpServerRequest request;
    private final Path path;
    private final long most;
    private final Duration period;
    private Consumer<Throwable> told;
    private AsyncFile file;
    private long bytes;
    private long bytesBefore;
    private long timer;

    /**
     * @param path path of an existing file
     * @param most maximum number of bytes
     * @param period the period in which at least 64 KB must arrive
     */
    Upload(RoutingContext http, Path path, long most, Duration period) {
        this.http = http;
        this.request = http.request();
        this.path = path;
        this.most = most;
        this.period = period;
    }

    /** The length in bytes that the client declares; 0 when it declares none. */
    static long declared(RoutingContext http) {
        var length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException broken) {
            throw HttpRefusal.badRequest(null, "The request is not valid HTTP.");
        }
    }

    /**
     * Starts to receive the upload and to write it to the file.
     *
     * @param whenOver always called, with null when the complete file is on disk, otherwise with the error
     */
    void start(Consumer<Throwable> whenOver) {
        told = whenOver;
        try {
            request.pause();
            open();
        } catch (RuntimeException stopping) {
            over(stopping);
        }
    }

    private void open() {
        http.vertx()
                .fileSystem()
                .open(path.toString(), new OpenOptions().setTruncateExisting(true))
                .onComplete(opened -> {
                    if (opened.failed()) {
                        over(notStored(opened.cause()));
                    } else {
                        file = opened.result();
                        receive();
                    }
                });
    }

    private void receive() {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            http.response().writeContinue();
        }
        startTimer();
        request.exceptionHandler(this::over);
        HttpExchange.whenOver(http, () -> over(HttpRefusal.responseNotRead()));
        if (HttpExchange.isGone(http)) {
            return;
        }
        request.handler(this::take);
        request.endHandler(all -> over(null));
        request.resume();
    }

    private void take(Buffer some) {
        bytes += some.length();
        if (bytes > most) {
            over(HttpRefusal.payloadTooLarge(most));
        } else if (told != null) {
            file.write(some).onFailure(this::notWritten);
            if (file.writeQueueFull()) {
                request.pause();
                file.drainHandler(written -> request.resume());
            }
        }
    }

    /** Ends the upload after a failed write. If several concurrent writes fail, only the first failure is reported. */
    private void notWritten(Throwable failure) {
        if (told != null) {
            over(notStored(failure));
        }
    }

    private void startTimer() {
        timer = http.vertx().setTimer(period.toMillis(), due -> look());
    }

    private void look() {
        if (bytes - bytesBefore < LEAST && !file.writeQueueFull()) {
            over(HttpRefusal.requestTimeout(period));
        } else {
            bytesBefore = bytes;
            startTimer();
        }
    }

    /** Reports the end of the upload. Later calls have no effect. */
    private void over(Throwable failure) {
        if (told == null) {
            return;
        }
        var whenOver = told;
        told = null;
        http.vertx().cancelTimer(timer);
        if (file == null) {
            whenOver.accept(failure);
        } else {
            file.close()
                    .compose(closed -> failure == null ? compareSize() : Future.succeededFuture())
                    .onComplete(checked -> whenOver.accept(
                            failure == null && checked.failed() ? notStored(checked.cause()) : failure));
        }
    }

    private Future<Void> compareSize() {
        return http.vertx().fileSystem().props(path.toString()).compose(props -> {
            if (props.size() == bytes) {
                return Future.succeededFuture();
            }
            return Future.failedFuture(
                    new IOException(bytes + " bytes were received, but the file has " + props.size()));
        });
    }

    private static HttpRefusal notStored(Throwable why) {
        LOG.warnf("Could not store an uploaded file: %s", why);
        return HttpRefusal.insufficientStorage();
    }
}
