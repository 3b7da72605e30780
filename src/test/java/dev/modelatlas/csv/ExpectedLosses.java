package dev.modelatlas.csv;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import dev.modelatlas.testsupport.Atlas;

/** What the guard has to say of losses that a test counted itself, to the letter. */
record ExpectedLosses(Atlas atlas) {
    static final String ADVICE = " Nothing was written. If that is meant, import the file with --accept-losses.";

    /** The sentences of a refusal: the last says what to do. */
    static List<String> refusal(List<String> losses) {
        var sentences = new ArrayList<>(losses);
        sentences.add(sentences.remove(losses.size() - 1) + ADVICE);
        return sentences;
    }

    /** Of models that would go. */
    String removed(int models, Collection<String> names) {
        return names.size() + " of " + models + " models would be removed, " + percent(names.size(), models)
                + " (limit: 5 %): " + examples(names) + ".";
    }

    /** Of a fact that models would lose. */
    String lost(String fact, int known, Collection<String> names) {
        return lost(fact, known, names.size()) + ", " + percent(names.size(), known) + " (limit: 20 %): "
                + examples(names) + ".";
    }

    /** The same below the limit, which is told without examples, and without a full stop. */
    static String lost(String fact, int known, int lost) {
        return lost + " of " + known + " models with known " + fact.replace('_', ' ') + " lose them";
    }

    /** Of models that would come beyond those that go; examples are those that never were there. */
    String grown(int before, int after, Collection<String> added, Collection<String> restored) {
        return "The number of models would grow from " + before + " to " + after + ", by "
                + percent(after - before, before) + " (limit: 50 %). New would be "
                + examples(added, added.size() + restored.size()) + ".";
    }

    /** Of the time that the dataset would go back. */
    static String newest(LocalDate before, LocalDate after) {
        return "The newest model would be of " + after + ", " + ChronoUnit.DAYS.between(after, before)
                + " days before the newest one that is known, of " + before + " (limit: 60 days).";
    }

    /** The first ten, in the order of the database, or as many of them as 600 bytes hold; how many more there are. */
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
