package dev.modelatlas.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Decides to which addresses webhook messages may be sent: only those of the public internet. Otherwise, the owner of a
 * host name could make this server send requests to internal addresses, such as a cloud's metadata service or a service
 * without a password in the same network.
 */
public final class PublicAddresses {
    /**
     * The prefix by which NAT64 maps IPv4 to IPv6 (64:ff9b::/96). The last four bytes of such an IPv6 address are the
     * IPv4 address.
     */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private PublicAddresses() {}

    /** Whether the address is public. */
    public static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublic(bytes);
        }
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return contains(embedded(bytes));
        }
        // Public IPv6 addresses are in 2000::/3. In this range, 2002::/16 and 2001::/32 are tunnels to IPv4.
        return (bytes[0] & 0xe0) == 0x20 && !startsWith(bytes, 0x20, 0x02) && !startsWith(bytes, 0x20, 0x01, 0, 0);
    }

    private static boolean isPublic(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> (second & 0xc0) != 64; // carrier-grade NAT, and the metadata service of some clouds
            case 169 -> second != 254; // link-local, and the metadata service of most clouds
            case 172 -> (second & 0xf0) != 16;
            case 192 -> second != 168 && !(second == 0 && address[2] == 0);
            case 198 -> (second & 0xfe) != 18; // network benchmarks
            default -> first < 224; // from 224 on: multicast and reserved
        };
    }

    private static boolean startsWith(byte[] address, int... beginning) {
        for (var index = 0; index < beginning.length; index++) {
            if ((address[index] & 0xff) != beginning[index]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress embedded(byte[] address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, NAT64.length, address.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes always form an IPv4 address", e);
        }
    }
}
