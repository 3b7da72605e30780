package dev.modelatlas.ingest.draft;

import java.net.IDN;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;

/**
 * Validates URLs as browsers do. Unlike java.net.URI, this class accepts characters such as a vertical bar in paths,
 * and refuses ports and hosts that browsers refuse.
 */
public final class WebAddress {
    private static final Pattern FORM =
            Pattern.compile("(?i)https?://(\\[[^\\]\\s]*]|[^\\s/?#\\\\:@\\[\\]]+)(?::([0-9]{0,5}))?"
                    + "([/?#][^\\s\\p{Z}\\p{Cc}\\p{Cf}]*)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=-]+");
    private static final Pattern NUMBER = Pattern.compile("(?i)[0-9]+|0x[0-9a-f]*");
    private static final int LAST_PORT = 65_535;

    private WebAddress() {}

    /** Whether this is an HTTP or HTTPS URL without user info, and with a valid host and port. */
    public static boolean isValid(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() && isHost(parts.group(1)) && isPort(parts.group(2));
    }

    private static boolean isPort(String port) {
        return port == null || port.isEmpty() || Integer.parseInt(port) <= LAST_PORT;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return NetUtil.isValidIpV6Address(host.substring(1, host.length() - 1)) && !host.contains("%");
        }
        try {
            var ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            var last = name.substring(name.lastIndexOf('.') + 1);
            return HOST.matcher(name).matches()
                    && (!NUMBER.matcher(last).matches() || NetUtil.isValidIpV4Address(name));
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }
}
