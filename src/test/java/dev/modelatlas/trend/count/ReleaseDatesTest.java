package dev.modelatlas.trend.count;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The years of which a filter excludes release dates. */
@Concurrent
class ReleaseDatesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();
    private static final LocalDate AS_OF = LocalDate.parse("2030-12-31");
    private static final Set<String> WITHOUT_OTHER_CONDITION =
            Set.of("releasedFrom", "releasedTo", "countryBasis", "organizationBasis", "all", "any", "not");

    private final Random random = new Random(14);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} |",
                "{releasedFrom: '2021-01-01', releasedTo: '2023-12-31'} | 2019 2020 2024 2025",
                "{releasedFrom: '2021-01-02', releasedTo: '2023-12-30'} | 2019 2020 2021 2023 2024 2025",
                "{releasedTo: '2024-12-31', all: [{releasedFrom: '2020-06-01'}, {releasedFrom: '2020-01-01'}]} | 2019 2020 2025",
                "{any: [{releasedFrom: '2021-01-01'}, {domains: ['vision']}]} |",
                "{any: [{releasedTo: '2021-06-30'}, {releasedFrom: '2022-01-01'}]} | 2021",
                "{any: [], not: {releasedTo: '2019-12-31', domains: [], countryBasis: 'RECORDED'}} | 2019",
                "{not: {releasedFrom: '2021-07-01', releasedTo: '2022-07-01'}} | 2021 2022",
                "{not: {all: [{releasedFrom: '2024-07-01'}]}} | 2024 2025",
                "{not: {any: [{releasedFrom: '2024-07-01'}, {domains: ['vision']}]}} | 2024 2025",
                "{not: {not: {any: [{releasedFrom: '2024-07-01'}]}}} | 2019 2020 2021 2022 2023 2024",
                "{not: {all: [{releasedFrom: '2024-07-01'}, {domains: ['vision']}]}} |",
                "{not: {releasedFrom: '2024-07-01', not: {domains: ['vision']}}} |",
            })
    void yearIsPartialIfTheFilterExcludesSomeOfItsDays(String filter, String partial) throws Exception {
        var coverage = Coverage.of(AS_OF, JSON.readValue(quoted(filter), ModelFilter.class));
        assertThat(IntStream.rangeClosed(2019, 2025).filter(coverage::isPartial).mapToObj(String::valueOf))
                .containsExactlyElementsOf(partial == null ? List.of() : List.of(partial.split(" ")));
    }

    /**
     * Compares with the result of the filter for a model of each day. If the filter contains only dates, a year with an
     * excluded day must be partial.
     */
    @Test
    void yearIsPartialOnlyIfAGeneratedFilterExcludesOneOfItsDays() {
        for (var time = 0; time < 500; time++) {
            var fields = filter(3, time % 2 == 0);
            var coverage = Coverage.of(AS_OF, JSON.convertValue(fields, ModelFilter.class));
            for (var year = 2020; year <= 2023; year++) {
                var first = LocalDate.of(year, 1, 1);
                var isEachDayAccepted = first.datesUntil(first.plusYears(1))
                        .allMatch(day -> Stream.of(true, false).anyMatch(known -> accepts(fields, day, known)));
                if (time % 2 == 0) {
                    assertThat(coverage.isPartial(year))
                            .as("%s in %d", fields, year)
                            .isEqualTo(!isEachDayAccepted);
                } else if (isEachDayAccepted) {
                    assertThat(coverage.isPartial(year))
                            .as("%s in %d", fields, year)
                            .isFalse();
                }
            }
        }
    }

    /** A {@code not} excludes no release date if the filter in it has any condition besides dates. */
    @Test
    void negatedFilterWithAnyOtherConditionExcludesNoReleaseDate() throws Exception {
        var fields = Stream.of(ModelFilter.class.getRecordComponents())
                .filter(field -> !WITHOUT_OTHER_CONDITION.contains(field.getName()))
                .toList();
        assertThat(fields).hasSizeGreaterThan(20);
        for (var field : fields) {
            var inner = Map.of("releasedFrom", "2021-07-01", field.getName(), value(field));
            var filter = JSON.convertValue(Map.of("not", inner), ModelFilter.class);
            assertThat(ReleaseDates.excludedBy(filter)).as(field.getName()).isEmpty();
        }
    }

    private static Object value(RecordComponent field) {
        var type = field.getType();
        if (type == List.class) {
            return field.getGenericType().getTypeName().contains("String") ? List.of("a") : List.of(0);
        }
        return type == String.class ? "a" : type == Boolean.class ? (Object) false : 0;
    }

    private Map<String, Object> filter(int depth, boolean isOfDatesOnly) {
        var fields = new HashMap<String, Object>();
        if (random.nextInt(3) == 0) {
            fields.put("releasedFrom", day());
        }
        if (random.nextInt(3) == 0) {
            fields.put("releasedTo", day());
        }
        if (random.nextInt(4) == 0) {
            fields.put("domains", List.of());
        }
        if (random.nextInt(4) == 0) {
            fields.put("countryBasis", "RECORDED");
        }
        if (!isOfDatesOnly && random.nextInt(4) == 0) {
            fields.put("computeKnown", random.nextBoolean());
        }
        for (var nested : List.of("all", "any")) {
            if (depth > 0 && random.nextInt(3) == 0) {
                fields.put(
                        nested,
                        random.ints(random.nextInt(3), 0, 1)
                                .mapToObj(each -> filter(depth - 1, isOfDatesOnly))
                                .toList());
            }
        }
        if (depth > 0 && random.nextInt(2) == 0) {
            fields.put("not", filter(depth - 1, isOfDatesOnly));
        }
        return fields;
    }

    private String day() {
        var year = LocalDate.of(2020 + random.nextInt(4), 1, 1);
        return switch (random.nextInt(3)) {
            case 0 -> year.toString();
            case 1 -> year.plusYears(1).minusDays(1).toString();
            default -> year.plusDays(random.nextInt(365)).toString();
        };
    }

    /** Whether the filter accepts a model released on a day, with or without known compute. */
    private static boolean accepts(Map<String, Object> fields, LocalDate day, boolean isKnown) {
        var conditions = new ArrayList<Boolean>();
        fields.forEach((name, value) -> conditions.add(
                switch (name) {
                    case "releasedFrom" -> !day.isBefore(LocalDate.parse((String) value));
                    case "releasedTo" -> !day.isAfter(LocalDate.parse((String) value));
                    case "computeKnown" -> value.equals(isKnown);
                    case "all" -> filters(value).stream().allMatch(each -> accepts(each, day, isKnown));
                    case "any" ->
                        filters(value).isEmpty()
                                || filters(value).stream().anyMatch(each -> accepts(each, day, isKnown));
                    case "not" -> !accepts(filters(List.of(value)).get(0), day, isKnown);
                    default -> true;
                }));
        return !conditions.contains(false);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> filters(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static String quoted(String filter) {
        return filter.replace('\'', '"').replaceAll("(\\w+):", "\"$1\":");
    }
}
