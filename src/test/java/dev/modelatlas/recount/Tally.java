package dev.modelatlas.recount;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.trend.count.Dimension;

/**
 * The number of models under each key.
 *
 * @param models total number of models, whatever their keys
 */
record Tally(int models, Map<String, Integer> counts) {
    static Tally of(List<Fact> facts, Dimension by, Question question) {
        Map<String, Integer> counts = new TreeMap<>();
        facts.forEach(fact -> Keys.of(fact, by, question).forEach(key -> counts.merge(key, 1, Integer::sum)));
        return new Tally(facts.size(), counts);
    }

    int count(String key) {
        return counts.getOrDefault(key, 0);
    }

    /** The key's share of all models; null when there are none. */
    Double share(String key) {
        return models == 0 ? null : (double) count(key) / models;
    }

    /** Standard competition rank: one more than the number of keys with more models. */
    int rank(String key) {
        return 1
                + (int) counts.values().stream()
                        .filter(other -> other > count(key))
                        .count();
    }

    boolean tied(String key) {
        return counts.values().stream().filter(other -> other == count(key)).count() > 1;
    }

    /** The keys with models, most models first, then by key. */
    List<String> keys() {
        return counts.keySet().stream()
                .sorted(Comparator.comparing((String key) -> -count(key)).thenComparing(key -> key))
                .toList();
    }

    List<RankedCount> ranking(int minModels) {
        return keys().stream()
                .filter(key -> count(key) >= minModels)
                .map(this::ranked)
                .toList();
    }

    RankedCount ranked(String key) {
        return new RankedCount(rank(key), tied(key), key, count(key), share(key));
    }
}
