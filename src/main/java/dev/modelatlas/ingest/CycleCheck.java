package dev.modelatlas.ingest;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds cycles in a directed graph. */
final class CycleCheck {
    private final Map<String, Set<String>> to = new HashMap<>();
    private final Map<String, Set<String>> from = new HashMap<>();

    void add(String start, String end) {
        to.computeIfAbsent(start, key -> new HashSet<>()).add(end);
        from.computeIfAbsent(end, key -> new HashSet<>()).add(start);
    }

    /** All nodes that are on a cycle, or on a path between two cycles. */
    Set<String> find() {
        var names = new HashSet<>(to.keySet());
        names.retainAll(from.keySet());
        var ends = new ArrayDeque<String>();
        to.keySet().stream().filter(name -> !names.contains(name)).forEach(ends::add);
        from.keySet().stream().filter(name -> !names.contains(name)).forEach(ends::add);
        while (!ends.isEmpty()) {
            var end = ends.remove();
            cut(end, to, from, names, ends);
            cut(end, from, to, names, ends);
        }
        return names;
    }

    /**
     * Removes the edges between the node {@code end}, which is on no cycle, and its neighbours in {@code edges}. A
     * neighbour that has no edge left in {@code back} is on no cycle either, and is added to {@code ends}.
     *
     * @param edges neighbours of each node, in one direction
     * @param back neighbours of each node, in the opposite direction
     */
    private static void cut(
            String end,
            Map<String, Set<String>> edges,
            Map<String, Set<String>> back,
            Set<String> names,
            ArrayDeque<String> ends) {
        for (var neighbour : edges.getOrDefault(end, Set.of())) {
            var others = back.get(neighbour);
            others.remove(end);
            if (others.isEmpty() && names.remove(neighbour)) {
                ends.add(neighbour);
            }
        }
    }
}
