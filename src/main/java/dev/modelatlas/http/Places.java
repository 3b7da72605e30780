package dev.modelatlas.http;

import java.util.HashMap;
import java.util.Map;

/** So many at once, and so many of them for one caller. */
final class Places {
    private final int most;
    private final int mostOfOne;
    private final Map<Object, Integer> callers = new HashMap<>();
    private int taken;

    Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** False when there is none left; else {@link #leave} has to follow. */
    synchronized boolean enter(Object caller) {
        if (taken >= most || callers.getOrDefault(caller, 0) >= mostOfOne) {
            return false;
        }
        taken++;
        callers.merge(caller, 1, Integer::sum);
        return true;
    }

    synchronized void leave(Object caller) {
        taken--;
        callers.computeIfPresent(caller, (who, count) -> count == 1 ? null : count - 1);
    }

    synchronized int taken() {
        return taken;
    }
}
