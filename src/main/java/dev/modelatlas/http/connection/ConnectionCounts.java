package dev.modelatlas.http.connection;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Limits the number of open connections, in total and for each address. Only the total limit applies to trusted
 * proxies.
 */
final class ConnectionCounts {
    /** Maximum number of proxies to remember. When there are more, the oldest is forgotten. */
    static final int MOST_PROXIES = 1_000;

    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> open = new HashMap<>();
    private final Set<String> proxies = new LinkedHashSet<>();
    private int total;

    /**
     * @param most maximum number of connections in total
     * @param mostOfOne maximum number of connections from one address
     */
    ConnectionCounts(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * Counts a connection, which must be {@link #close closed} later. Returns false when a limit is reached; the
     * connection is not counted then.
     *
     * @param isProxy whether the configuration lists the address as a trusted proxy. Addresses from {@link #learnProxy}
     *     count as proxies, too
     */
    synchronized boolean open(String address, boolean isProxy) {
        var count = open.getOrDefault(address, 0);
        if (total >= most || count >= mostOfOne && !isProxy && !proxies.contains(address)) {
            return false;
        }
        open.put(address, count + 1);
        total++;
        return true;
    }

    synchronized void close(String address) {
        total--;
        open.computeIfPresent(address, (who, count) -> count == 1 ? null : count - 1);
    }

    /** Remembers the address of a trusted proxy, whose connections carry requests of many clients. */
    synchronized void learnProxy(String address) {
        if (proxies.add(address) && proxies.size() > MOST_PROXIES) {
            var eldest = proxies.iterator();
            eldest.next();
            eldest.remove();
        }
    }

    synchronized int total() {
        return total;
    }

    synchronized boolean isFull() {
        return total >= most;
    }
}
