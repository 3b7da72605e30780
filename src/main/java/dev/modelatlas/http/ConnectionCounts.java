package dev.modelatlas.http;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Counts the open connections, of all and of each address, up to limits. A trusted proxy has that of all alone. */
final class ConnectionCounts {
    /** The proxies that are remembered; the one that was learned first is forgotten first. */
    static final int MOST_PROXIES = 1_000;

    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> open = new HashMap<>();
    private final Set<String> proxies = new LinkedHashSet<>();
    private int total;

    /**
     * @param most connections that all may have together
     * @param mostOfOne those that one address may have
     */
    ConnectionCounts(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * False when the address has as many as it may, or all have; else {@link #close} has to follow.
     *
     * @param isProxy whether it is known for a trusted proxy; else it may have been learned
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

    /** A trusted proxy speaks from there: its connections are those of many clients. */
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
