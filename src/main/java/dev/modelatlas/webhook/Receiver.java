package dev.modelatlas.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a subscriber listens, as far as its address tells; what its name leads to is asked at each attempt. */
public final class Receiver {
    private static final int LONGEST = 2_000;

    private Receiver() {}

    /**
     * What is wrong with an address; empty when it can be used.
     *
     * @param privateReceivers whether loopback addresses may be spoken to without TLS
     */
    public static Optional<String> problem(String url, boolean privateReceivers) {
        if (url.length() > LONGEST) {
            return Optional.of("has more than " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is no address like https://receiver.example/atlas");
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of(
                    "names no server, as https://receiver.example/atlas does; write other letters as xn--...");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must hold neither user, password nor #");
        }
        return isSpokenTo(uri, privateReceivers)
                ? Optional.empty()
                : Optional.of(
                        "must begin with https://" + (privateReceivers ? ", or with http:// on this machine" : ""));
    }

    private static boolean isSpokenTo(URI uri, boolean privateReceivers) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") && privateReceivers && isLoopback(uri.getHost());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    /** The address without what may be a token, for lists. */
    public static String shown(String url) {
        return url.replaceFirst("[?].*", "?...");
    }
}
