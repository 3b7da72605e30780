package dev.modelatlas.csv;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import dev.modelatlas.testsupport.Atlas;

/** The guard's exact messages for losses that a test counted itself. */
record ExpectedLosses(Atlas atlas) {
    static final String ADVICE = " Nothing was written. If the file is correct, import it with --accept-losses.";

    /** The sentences of a refusal. The last one says what to do. */
    static List<String> refusal(List<String> losses) {
        var sentences = new ArrayList<>(losses);
        sentences.add(sentences.remove(losses.size() - 1) + ADVICE);
        return sentences;
    }

    /** The message about models that would be removed. */
    String removed(int models, Collection<String> names) {
        return names.size() + " of " + models + " models would be removed, " + percent(names.size(), models)
                + " (limit: 5 %): " + examples(names) + ".";
    }

    /** The message about a fact that models would lose. */
    String lost(String fact, int known, Collection<String> names) {
        return lost(fact, known, names.size()) + ", " + percent(names.size(), known) + " (limit: 20 %): "
                + examples(names) + ".";
    }

    /** The message below the limit, without examples and without a full stop. */
    static String lost(String fact, int known, int lost) {
        return lost + " of " + known + " models with a value for " + fact.replace('_', ' ') + " would lose this value";
    }

    /**
     * The message about growth: models added in excess of those removed. Examples are models that never existed before.
     */
    String grown(int before, int after, Collection<String> added, Collection<String> restored) {
        return "The number of models would grow from " + before + " to " + after + ", by "
                + percent(after - before, before) + " (limit: 50 %). New models: "
                + examples(added, added.size() + restored.size()) + ".";
    }

    /** The message about a file whose newest release is older than allowed. */
    static String newest(LocalDate before, LocalDate after) {
        return "The newest model would be dated " + after + ", " + ChronoUnit.DAYS.between(after, before)
                + " days before the current newest model (" + before + "; limit: 60 days).";
    }

    /** Up to ten names in the database's order, but at most 600 bytes, and the number of the other names. */
    private String examples(Collection<String> names) {
        return examples(names, names.size());
    }

    private String examples(Collection<String> names, int all) {
        var shown = new ArrayList<String>();
        var bytes = 0;
        for (var name : sorted(names)) {
            var quoted = "\"" + name + "\"";
            bytes += quoted.getBytes(StandardCharsets.UTF_8).length;
            if (shown.size() < 10 && bytes <= 600) {
                shown.add(quoted);
            }
        }
        var more = all - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }

    private List<String> sorted(Collection<String> names) {
        return atlas.jdbi()
                .withHandle(handle -> handle.createQuery("select name from unnest(:names) as n (name) order by 1")
                        .bindArray("names", String.class, names.toArray())
                        .mapTo(String.class)
                        .list());
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
