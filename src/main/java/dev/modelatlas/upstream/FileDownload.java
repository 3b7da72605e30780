package dev.modelatlas.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

import jakarta.inject.Singleton;

import dev.modelatlas.webhook.PublicAddresses;
import dev.modelatlas.webhook.TlsFailure;

/** Downloads the source's file if it has changed, within limits of time and size. */
@Singleton
class FileDownload {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final UpstreamConfig config;

    FileDownload(UpstreamConfig config) {
        this.config = config;
    }

    /**
     * Requests the file.
     *
     * @param etag ETag of the last imported file; null when none is known
     * @param file path of the file to which the body is written
     * @return the response: 200 with the complete file, or 304
     * @throws UnreachableException when the complete file does not arrive in time
     */
    HttpResponse<Path> fetch(URI url, String etag, Path file) {
        // Each check creates a new client. Checks are rare, so the thread of a shared client would be idle for days.
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .build();
        var end = System.nanoTime() + config.timeout().toNanos();
        var asked = url;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            check(asked);
            var answer = ask(client, request(asked, etag), file, end);
            if (answer.statusCode() == OK) {
                requireEnd(answer);
                return answer;
            }
            if (answer.statusCode() == NOT_MODIFIED && etag != null) {
                return answer;
            }
            if (!REDIRECTS.contains(answer.statusCode())) {
                throw new UnreachableException("The source responded with status " + answer.statusCode() + ", not 200");
            }
            asked = target(asked, answer);
        }
        throw new UnreachableException("The source redirects more than " + MOST_REDIRECTS + " times");
    }

    /**
     * Refuses a response whose end is the end of the connection, because a lost connection would look the same. Part of
     * a file would then become a revision. Over HTTP/2, each response has an end of its own.
     */
    private static void requireEnd(HttpResponse<Path> answer) {
        var headers = answer.headers();
        if (answer.version() == HttpClient.Version.HTTP_1_1
                && headers.firstValue("Content-Length").isEmpty()
                && headers.firstValue("Transfer-Encoding").isEmpty()) {
            throw new UnreachableException(
                    "The source sends neither Content-Length nor Transfer-Encoding, so a truncated file would look"
                            + " complete");
        }
    }

    private static HttpRequest request(URI url, String etag) {
        var request =
                HttpRequest.newBuilder(url).header("User-Agent", "Model-Atlas").header("Accept", "text/csv, */*;q=0.1");
        return (etag == null ? request : request.header("If-None-Match", etag)).build();
    }

    private HttpResponse<Path> ask(HttpClient client, HttpRequest request, Path file, long end) {
        var most = config.maxSize().asLongValue();
        var answer = client.sendAsync(request, head -> new BoundedBody(file, most));
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnreachableException(
                    "The source did not deliver a whole file within " + words(config.timeout()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnreachableException("The download was interrupted", e);
        } catch (ExecutionException e) {
            throw told(e.getCause());
        }
    }

    private static UnreachableException told(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreachableException known) {
                return known;
            } else if (cause instanceof SSLException) {
                return new UnreachableException(
                        TlsFailure.isAboutCertificate(failure)
                                ? "The source has no valid TLS certificate for its host name"
                                : "The TLS connection to the source failed",
                        failure);
            } else if (cause instanceof ConnectException) {
                return new UnreachableException("Could not connect to the server of the source", failure);
            }
        }
        return new UnreachableException(
                failure instanceof IOException
                        ? "The connection to the source was lost before the whole file arrived"
                        : "The request to the source failed",
                failure);
    }

    private URI target(URI asked, HttpResponse<Path> answer) {
        var location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new UnreachableException("The source sent a redirect without a Location header"));
        try {
            return asked.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new UnreachableException("The source redirects to an invalid address", e);
        }
    }

    /**
     * Checks a URL. Also called for each redirect, because a compromised source must not direct the server to internal
     * addresses.
     */
    private void check(URI url) {
        var isPlain = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !isPlain && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new UnreachableException(
                    "The address of the source, or of a redirect, does not begin with https:// and a host name");
        }
        if (config.privateAddresses()) {
            return;
        }
        if (isPlain) {
            throw new UnreachableException(
                    "The address of the source, or of a redirect, is plain http. Use https (or allow"
                            + " http with model-atlas.source.private-addresses)");
        }
        try {
            if (!Arrays.stream(InetAddress.getAllByName(url.getHost())).allMatch(PublicAddresses::contains)) {
                throw new UnreachableException(
                        "The host name of the source, or of a redirect, resolves to an address that is"
                                + " not public (to allow this, set model-atlas.source.private-addresses)");
            }
        } catch (UnknownHostException e) {
            throw new UnreachableException("The host name of the source is unknown", e);
        }
    }

    private static String words(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
