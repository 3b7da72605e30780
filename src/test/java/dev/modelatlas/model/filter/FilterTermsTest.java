package dev.modelatlas.model.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.model.ModelOrder;
import dev.modelatlas.model.ModelOrderField;
import dev.modelatlas.model.ModelSort;
import dev.modelatlas.sql.Keyset;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.Collaboration;
import dev.modelatlas.vocabulary.Confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Conditions of one filter as SQL, without a database. */
@Concurrent
class FilterTermsTest {
    private final FilterTerms terms = new FilterTerms("filter.any[0]", new FilterBudget("filter.any"));

    @Test
    void omittedFieldsAddNoCondition() {
        terms.value(null, "x = ?");
        terms.values(null, "x = any(?)");
        terms.values(List.<Confidence>of(), "x = any(?)");
        terms.names("tasks", List.of(), "x && ?", (values, path) -> values.toArray());
        terms.known(null, "x is not null");
        terms.day("releasedFrom", null, "x >= ?");
        terms.number("minParameters", null, "x >= ?");
        terms.count(null, "x >= ?");
        terms.range("a", null, "b", 1);
        terms.range("a", 1, "b", null);
        assertThat(terms.joined()).isEqualTo(SqlFragment.TRUE);
    }

    @Test
    void eachConditionHasItsOwnParameters() {
        terms.value(Collaboration.SOLE, "c = ?");
        terms.day("releasedFrom", LocalDate.of(1, 1, 1), "d >= ?");
        terms.day("releasedTo", LocalDate.of(9999, 12, 31), "d <= ?");
        terms.number("minParameters", 7.5, "n >= ?");
        terms.count(3, "k >= ?");
        terms.known(true, "x is not null");
        terms.known(false, "y is not null");
        assertThat(terms.joined())
                .isEqualTo(new SqlFragment(
                        "(c = :filter_any_1 and d >= :filter_any_2 and d <= :filter_any_3 and n >= :filter_any_4"
                                + " and k >= :filter_any_5 and (x is not null) and not (y is not null))",
                        Map.of(
                                "filter_any_1",
                                "SOLE",
                                "filter_any_2",
                                LocalDate.of(1, 1, 1),
                                "filter_any_3",
                                LocalDate.of(9999, 12, 31),
                                "filter_any_4",
                                7.5,
                                "filter_any_5",
                                3)));
    }

    @Test
    void bindsListsAsArrays() {
        terms.values(List.of(Confidence.LIKELY, Confidence.UNKNOWN), "c = any(?)");
        terms.names("tasks", List.of("a"), "t && ?", (values, path) -> new Object[] {values.get(0), path});
        assertThat(terms.joined().binds().get("filter_any_1")).isEqualTo(new String[] {"LIKELY", "UNKNOWN"});
        assertThat(terms.joined().binds().get("filter_any_2")).isEqualTo(new Object[] {"a", "filter.any[0].tasks"});
    }

    @Test
    void fragmentMayBindSeveralValues() {
        assertThat(new FilterBudget("f").bindAll("a = ? or b = ?", List.of(1, "?")))
                .isEqualTo(new SqlFragment("a = :f_1 or b = :f_2", Map.of("f_1", 1, "f_2", "?")));
    }

    @Test
    void errorStatesWhichFieldHasAnInvalidValue() {
        var problem = "must be from 0001-01-01 to 9999-12-31, but is ";
        refused(() -> terms.day("releasedTo", LocalDate.of(0, 12, 31), ""), "releasedTo", problem + "0000-12-31.");
        refused(() -> terms.day("releasedTo", LocalDate.of(10_000, 1, 1), ""), "releasedTo", problem + "+10000-01-01.");
        refused(() -> terms.number("minParameters", Double.NaN, ""), "minParameters", "must be a finite number.");
        refused(() -> terms.range("a", 2, "b", 1), "a", "(2) must not be greater than b (1).");
        refused(() -> terms.range("a", 2e26, "b", 7.0), "a", "(2e26) must not be greater than b (7).");
        assertThatCode(() -> terms.range("a", 1, "b", 1)).doesNotThrowAnyException();
    }

    @Test
    void filterHasAtMost100ConditionsAnd5SearchStrings() {
        var binds = new FilterBudget("filter");
        for (var n = 0; n < 100; n++) {
            binds.countTerm("filter");
        }
        exceeded(() -> binds.countTerm("filter.all[7]"), "filter.all[7]", "conditions");
        for (var n = 0; n < 5; n++) {
            binds.countText("filter.text");
        }
        exceeded(() -> binds.countText("filter.text"), "filter.text", "search strings (`text`)");
        var many = new FilterTerms("filter", binds);
        exceeded(() -> many.add(SqlFragment.TRUE), "filter", "conditions");
    }

    @Test
    void defaultOrderIsNewestFirst() {
        var newestFirst = ModelSort.of(null);
        var slug = new Keyset.Key("slug", false, false, String.class);
        assertThat(newestFirst.keyset())
                .isEqualTo(new Keyset(List.of(new Keyset.Key("released_on", true, false, LocalDate.class), slug)));
        assertThat(ModelSort.of(List.of())).isEqualTo(newestFirst);
        assertThat(ModelSort.of(List.of(new ModelOrder(ModelOrderField.PARAMETERS, Direction.ASC)))
                        .keyset())
                .isEqualTo(new Keyset(List.of(new Keyset.Key("parameters", false, true, Double.class), slug)));
    }

    private static void refused(Runnable call, String field, String problem) {
        var refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).hasMessage("`filter.any[0]." + field + "` " + problem);
        assertThat(refusal.argument()).isEqualTo("filter.any[0]." + field);
    }

    private static void exceeded(Runnable call, String path, String things) {
        var most = things.equals("conditions") ? 100 : 5;
        var refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal)
                .hasMessage("`" + path + "`: the filter has more than " + most + " " + things + ". Use fewer.");
        assertThat(refusal.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal.argument()).isEqualTo(path);
    }
}
