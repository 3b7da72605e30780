package dev.modelatlas.http.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.vertx.ext.web.RoutingContext;

/** Parses the headers about content encodings, and compresses bodies. */
public final class ContentEncodings {
    private static final Pattern ENCODING =
            Pattern.compile("(?i)\\s*(gzip|x-gzip|\\*)\\s*(;\\s*q\\s*=\\s*([0-9.]+)\\s*)?");
    private static final Pattern NONE = Pattern.compile("0(\\.0*)?");

    private ContentEncodings() {}

    /** All values of a request header, joined by commas; null when the request does not have the header. */
    public static String header(RoutingContext http, CharSequence name) {
        var values = http.request().headers().getAll(name);
        return switch (values.size()) {
            case 0 -> null;
            case 1 -> values.get(0);
            default -> String.join(",", values);
        };
    }

    /**
     * Whether the client accepts gzip. An entry for gzip takes precedence over {@code *}, which stands for encodings
     * that are not listed.
     *
     * @param accepted value of {@code Accept-Encoding}; null when there is none
     */
    public static boolean acceptGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        Boolean others = null;
        var entries = Stream.of(accepted.split(","))
                .map(ENCODING::matcher)
                .filter(Matcher::matches)
                .toList();
        for (var entry : entries) {
            var isTaken =
                    entry.group(3) == null || !NONE.matcher(entry.group(3)).matches();
            if (!entry.group(1).equals("*")) {
                return isTaken;
            } else if (others == null) {
                others = isTaken;
            }
        }
        return others != null && others;
    }

    /** Compresses a whole body with gzip. */
    public static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }
}
