package dev.modelatlas.http.observe;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operation names that metrics show. Clients choose the names, so metrics show only a limited number: the names in
 * trusted documents, and the names of the first operations that succeed. All other operations share one name.
 */
final class OperationNames {
    static final int MOST = 100;
    private static final int LONGEST = 100;
    private static final String NEVER_KNOWN = "(unknown)";
    private static final String WITHOUT_NAME = "(unnamed)";
    private static final String OTHER = "(other)";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Adds names that metrics always show. */
    void addTrusted(Collection<String> names) {
        known.addAll(names);
    }

    /**
     * The name under which metrics show an operation: its own name, or a name in brackets, which no operation can have.
     */
    String of(RequestOutcome outcome) {
        var name = outcome.operation();
        if (name == null) {
            return NEVER_KNOWN;
        } else if (name.isEmpty()) {
            return WITHOUT_NAME;
        }
        var isShown = isOurs(name)
                || known.contains(name)
                || isTaken(name, outcome.code().equals(RequestOutcome.OK));
        return isShown ? name : OTHER;
    }

    /**
     * The name of an operation in the log. It is shortened only if it is very long.
     *
     * @param name empty when the operation has no name; null when it is unknown
     */
    static String displayed(String name) {
        return name == null
                ? NEVER_KNOWN
                : name.isEmpty() ? WITHOUT_NAME : name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /** Whether this is the name of an endpoint other than GraphQL. There are few, and clients cannot choose them. */
    private static boolean isOurs(String name) {
        return name.startsWith("(");
    }

    private synchronized boolean isTaken(String name, boolean succeeded) {
        return succeeded && known.size() < MOST && name.length() <= LONGEST && known.add(name);
    }
}
