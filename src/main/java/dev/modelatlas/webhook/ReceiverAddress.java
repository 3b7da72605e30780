package dev.modelatlas.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validates the URL of a webhook's receiver. The IP addresses of its host name are checked later, at each delivery
 * attempt.
 */
public final class ReceiverAddress {
    /** The setting that allows addresses that are not public, in the form that error messages quote. */
    static final String PRIVATE_RECEIVERS = "model-atlas.webhook.private-receivers=true";

    private static final int LONGEST = 2_000;

    /** Matches numeric IP addresses, which Java parses without querying a name server. */
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+\\]");

    private ReceiverAddress() {}

    /**
     * The problem with a URL, as the end of an error message; empty when the URL is valid.
     *
     * @param privateReceivers whether private and loopback addresses are allowed. Loopback addresses may then also use
     *     plain HTTP
     */
    public static Optional<String> problem(String url, boolean privateReceivers) {
        if (url.length() > LONGEST) {
            return Optional.of("has more than " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is not an address such as https://receiver.example/atlas");
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("must have a scheme and a host name, as in https://receiver.example/atlas. A port must "
                    + "be from 1 to 65535. Write a host name with non-ASCII letters in Punycode (xn--...)");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must not contain a user, a password or #");
        }
        if (!hasAllowedScheme(uri, privateReceivers)) {
            return Optional.of(
                    hasAllowedScheme(uri, true)
                            ? "must begin with https://. For http:// on this machine, set " + PRIVATE_RECEIVERS
                            : "must begin with https://"
                                    + (privateReceivers ? ", or with http:// on this machine" : ""));
        }
        return privateReceivers || isPublic(uri.getHost())
                ? Optional.empty()
                : Optional.of("is not on the public internet. To send to it anyway, set " + PRIVATE_RECEIVERS
                        + " for this command and for all servers");
    }

    /**
     * Whether the host may be public: false for an IP address that is not public, and for a loopback name. Other names
     * are resolved and checked at each delivery attempt.
     */
    private static boolean isPublic(String host) {
        if (!NUMBERS.matcher(host).matches()) {
            return !isLoopback(host);
        }
        try {
            return PublicAddresses.contains(InetAddress.getByName(host));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static boolean hasAllowedScheme(URI uri, boolean privateReceivers) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") && privateReceivers && isLoopback(uri.getHost());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    /** Writes the scheme of the URL in lower case, as the audit log expects it. */
    static String stored(String url) {
        var scheme = url.indexOf(':');
        return url.substring(0, scheme).toLowerCase(Locale.ROOT) + url.substring(scheme);
    }

    /** Shortens the URL for lists, as the audit log does: what follows the host may be or contain a token. */
    public static String shown(String url) {
        return url.replaceFirst("^([^:]+://[^/?]+)[/?].+", "$1/...");
    }
}
