package dev.modelatlas.http;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of operations that are counted one by one. Clients choose them, so their number has to end somewhere: those
 * of trusted documents, then the first that succeed. All others share a name.
 */
final class OperationNames {
    static final int MOST = 100;
    private static final int LONGEST = 100;
    private static final String NEVER_KNOWN = "(unknown)";
    private static final String WITHOUT_NAME = "(unnamed)";
    private static final String OTHER = "(other)";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Names that are counted whatever else is asked. */
    void trust(Collection<String> names) {
        known.addAll(names);
    }

    /** What an operation is counted under: its own name, or one in brackets, which no operation can have. */
    String of(Outcome outcome) {
        var name = outcome.operation();
        if (name == null) {
            return NEVER_KNOWN;
        } else if (name.isEmpty()) {
            return WITHOUT_NAME;
        }
        return known.contains(name) || isTaken(name, outcome.code().equals(Outcome.OK)) ? name : OTHER;
    }

    /** The name as it is logged: as it is, unless it is very long. @param name null when it was never known */
    static String shown(String name) {
        return name == null
                ? NEVER_KNOWN
                : name.isEmpty() ? WITHOUT_NAME : name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private synchronized boolean isTaken(String name, boolean succeeded) {
        return succeeded && known.size() < MOST && name.length() <= LONGEST && known.add(name);
    }
}
