package dev.modelatlas.ingest.guard;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.fact.FactSql;
import dev.modelatlas.ingest.report.ChangedNames;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.sql.SqlFile;

/**
 * Checks what a file would change, after matching and before writing. This detects a file that is truncated, lacks a
 * column or contains another dataset, even if each of its rows is valid.
 */
public final class Guard {
    private static final int EXAMPLES = 10;
    private static final int EXAMPLE_BYTES = 600;

    private final GuardLimits limits;

    public Guard(GuardLimits limits) {
        this.limits = limits;
    }

    /** Totals of the changes to the publisher's models. The dates are null when there are no models. */
    record Mass(long models, long removed, long added, LocalDate newestBefore, LocalDate newestAfter) {}

    /**
     * All changes that exceed the limits. There are none if the publisher had no models.
     *
     * @param lostFacts result of {@link #lostFacts}
     * @param missingColumn returns, for the name of a fact, the message that the file has no column for the fact; null
     *     when the file has the column
     */
    public List<Loss> losses(Handle handle, List<LostFact> lostFacts, UnaryOperator<String> missingColumn) {
        var mass = handle.select(SqlFile.read(Guard.class, "mass"))
                .mapTo(Mass.class)
                .one();
        var losses = new ArrayList<Loss>();
        if (mass.models() == 0) {
            return losses;
        }
        if (GuardLimits.beyond(mass.removed(), mass.models(), limits.removedPercent(), limits.removed())) {
            losses.add(new Loss(mass.removed() + " of " + mass.models() + " models would be removed, "
                    + percent(mass.removed(), mass.models()) + " (limit: " + limits.removedPercent() + " %): "
                    + examples(ChangedNames.names(handle, "REMOVED", EXAMPLES), mass.removed()) + "."));
        }
        for (var lost : lostFacts) {
            if (GuardLimits.beyond(lost.fallen(), lost.before(), limits.lostPercent(), limits.lost())) {
                var column = missingColumn.apply(lost.fact());
                losses.add(new Loss(lost.sentence() + ", " + percent(lost.fallen(), lost.before()) + " (limit: "
                        + limits.lostPercent() + " %): " + examples(lost.examples(), lost.fallen()) + "."
                        + (column == null ? "" : " " + column)));
            }
        }
        var grown = mass.added() - mass.removed();
        if (GuardLimits.beyond(grown, mass.models(), limits.grownPercent(), limits.grown())) {
            losses.add(new Loss("The number of models would grow from " + mass.models() + " to "
                    + (mass.models() + grown) + ", by " + percent(grown, mass.models()) + " (limit: "
                    + limits.grownPercent() + " %). New models: "
                    + examples(ChangedNames.names(handle, "ADDED", EXAMPLES), mass.added())
                    + "."));
        }
        if (mass.newestAfter() != null) {
            var days = ChronoUnit.DAYS.between(mass.newestAfter(), mass.newestBefore());
            if (days > limits.olderDays()) {
                losses.add(new Loss("The newest model would be dated " + mass.newestAfter() + ", " + days
                        + " days before the current newest model (" + mass.newestBefore() + "; limit: "
                        + limits.olderDays() + " days)."));
            }
        }
        return losses;
    }

    /**
     * The facts for which the number of models with a value decreases by more than {@link GuardConfig#lost}. This
     * method ignores {@link GuardConfig#lostPercent}, which {@link #losses} checks.
     */
    public List<LostFact> lostFacts(Handle handle) {
        record Fallen(String fact, long fallen, List<String> examples) {}
        return handle
                .createQuery(FactSql.read(Guard.class, "lost_facts"))
                .bind("least", limits.lost())
                .mapTo(Fallen.class)
                .list()
                .stream()
                .map(it -> new LostFact(it.fact(), it.fallen(), known(handle, it.fact()), it.examples()))
                .toList();
    }

    /**
     * Converts the losses to the problems for which the file is refused.
     *
     * @param advice what to do if the file is correct
     */
    public static List<Problem> problems(List<Loss> losses, String advice) {
        var last = losses.size() - 1;
        var problems = new ArrayList<Problem>();
        for (int i = 0; i <= last; i++) {
            problems.add(Problem.of(
                    ProblemCode.MASS_CHANGE,
                    losses.get(i).message()
                            + (i < last ? "" : " Nothing was written. If the file is correct, " + advice + ".")));
        }
        return problems;
    }

    private static long known(Handle handle, String fact) {
        return handle.createQuery(FactSql.read(Guard.class, "known_facts"))
                .bind("fact", fact)
                .mapTo(Long.class)
                .one();
    }

    /** Lists names until a limit of bytes is reached, to keep the whole message short. */
    private static String examples(List<String> names, long count) {
        var shown = new ArrayList<String>();
        var bytes = 0;
        for (var name : names) {
            var example = "\"" + Note.shortened(name) + "\"";
            bytes += example.getBytes(StandardCharsets.UTF_8).length;
            if (shown.size() == EXAMPLES || bytes > EXAMPLE_BYTES) {
                break;
            }
            shown.add(example);
        }
        var more = count - shown.size();
        return String.join(", ", shown) + (more <= 0 ? "" : " and " + more + " more");
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
