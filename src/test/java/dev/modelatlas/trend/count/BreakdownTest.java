package dev.modelatlas.trend.count;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static org.assertj.core.api.Assertions.assertThat;

/** The values of a dimension, and the condition that a model has one of them. */
@Concurrent
class BreakdownTest {
    private static final Pattern TASK_SCAN = Pattern.compile(" on task t(?:_\\d+)? .*loops=(\\d+)");

    private final Atlas atlas = Atlas.filled();

    /** Pages of models use the condition, and most figures use the values. */
    @Test
    void modelsWithAValueAreTheModelsThatListIt() {
        for (var by : Dimension.values()) {
            var listed = listed(by);
            var met = met(by, "(select distinct key from (" + listed + ") all_of_them)");
            assertThat(atlas.lines("(" + listed + " except " + met + ") union all (" + met + " except " + listed + ")"))
                    .as(by.name())
                    .isEmpty();
        }
    }

    /** With a scan for each pair of a model and a family, a page of models for each family took seconds. */
    @Test
    void tasksOfAFamilyAreReadOnce() {
        var plan = atlas.lines("explain (analyze, costs off, timing off) "
                + met(Dimension.TASK_FAMILY, "(values ('LANGUAGE_MODELING'), ('SPEECH_RECOGNITION'), ('1'))"));
        var loops = plan.stream()
                .map(TASK_SCAN::matcher)
                .filter(Matcher::find)
                .map(scan -> scan.group(1))
                .toList();
        assertThat(loops).containsExactly("1", "1");
    }

    private static Breakdown of(Dimension by) {
        return Breakdown.of(by, CountryBasis.RECORDED, OrganizationBasis.RECORDED);
    }

    /** A query for each pair of a model and a value that it lists. */
    private static String listed(Dimension by) {
        var breakdown = of(by);
        return "select m.slug, v.value::text as key from model_facts m cross join lateral ("
                + breakdown.values(breakdown.held()) + ") v where m.valid_until = 2147483647";
    }

    /** A query for each pair of a model and one of the given values whose condition the model meets. */
    private static String met(Dimension by, String keys) {
        return "select m.slug, k.key from " + keys + " k (key) join model_facts m on " + of(by).condition()
                + " where m.valid_until = 2147483647";
    }
}
