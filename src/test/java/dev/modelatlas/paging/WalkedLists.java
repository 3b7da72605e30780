package dev.modelatlas.paging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.graphql.Direction;
import dev.modelatlas.model.ModelOrder;
import dev.modelatlas.model.ModelOrderField;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Facts;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/**
 * The connections to walk through. Their expected content comes from reading all rows at once and sorting them in Java.
 */
final class WalkedLists {
    private static final String MODEL = "slug name releasedOn parameters trainingCompute { flop }";

    private final Atlas atlas;
    private final Map<Integer, List<Exported>> exports = new HashMap<>();

    WalkedLists(Jdbi jdbi) {
        atlas = Atlas.on(jdbi);
    }

    /** An organization or country with its sort values. */
    private record Tally(String key, String name, int models, LocalDate first) {}

    /** All models of a revision, from its export. */
    List<Exported> export(int revision) {
        return exports.computeIfAbsent(revision, number -> Exported.of(atlas.export(number)));
    }

    /** Each field in each direction. */
    static List<List<ModelOrder>> orders() {
        return Stream.of(ModelOrderField.values())
                .flatMap(field ->
                        Stream.of(Direction.values()).map(direction -> List.of(new ModelOrder(field, direction))))
                .toList();
    }

    /** All models, in each order. */
    List<WalkedList> modelsInEachOrder() {
        return orders().stream().map(this::models).toList();
    }

    /** All models ordered by several fields, and the other connections. */
    List<WalkedList> others() {
        var lists = new ArrayList<WalkedList>();
        lists.add(models(List.of(
                new ModelOrder(ModelOrderField.TRAINING_COMPUTE, Direction.ASC),
                new ModelOrder(ModelOrderField.RELEASED_ON, Direction.DESC))));
        lists.add(models(List.of(
                new ModelOrder(ModelOrderField.PARAMETERS, Direction.DESC),
                new ModelOrder(ModelOrderField.TRAINING_COMPUTE, Direction.DESC),
                new ModelOrder(ModelOrderField.NAME, Direction.ASC))));
        lists.add(nested(
                "organization(slug: \"openai\")", model -> model.organizations().contains("openai")));
        lists.add(nested("country(code: \"KR\")", model -> model.countries().contains("KR")));
        lists.add(nested(
                "trends(from: 2022, to: 2022) { years",
                model -> model.releasedOn().getYear() == 2022));
        lists.add(nested(
                "trends(from: 2020, to: 2024) { ranking(by: COUNTRY, first: 1)",
                model -> model.countries().contains("US")));
        lists.add(nested(
                "trends(from: 2020, to: 2024) { series(by: COUNTRY, top: 1)",
                model -> model.countries().contains("US")));
        lists.add(nested(
                "trends(from: 2021, to: 2021) { series(by: COUNTRY, top: 1) { years",
                model -> model.releasedOn().getYear() == 2021
                        && model.countries().contains("US")));
        Stream.of("MODEL_COUNT", "NAME", "FIRST_RELEASE")
                .forEach(field -> Stream.of(Direction.values()).forEach(direction -> {
                    lists.add(tallied("organizations", "slug", field, direction));
                    lists.add(tallied("countries", "code", field, direction));
                }));
        lists.add(new WalkedList(
                "organizations of a country",
                "country(code: \"US\") { organizations(%s) { %s } }",
                "slug",
                revision -> sorted(organizations(revision, "US"), "MODEL_COUNT", Direction.DESC)));
        lists.add(new WalkedList(
                "changes", "changes(since: 0, %s) { %s }", "revision { number } slug kind", this::changes));
        lists.add(new WalkedList(
                "revisions",
                "revisions(%s) { %s }",
                "number",
                newest -> IntStream.range(0, newest)
                        .mapToObj(older -> String.valueOf(newest - older))
                        .toList()));
        return lists;
    }

    private WalkedList models(List<ModelOrder> orders) {
        var orderBy = orders.stream()
                .map(order -> "{ field: " + order.field() + ", direction: " + order.direction() + " }")
                .collect(joining(", ", "[", "]"));
        return new WalkedList(
                "models by " + orderBy,
                "models(orderBy: " + orderBy + ", %s) { %s }",
                MODEL,
                revision -> export(revision).stream()
                        .sorted(Exported.order(orders))
                        .map(Exported::text)
                        .toList());
    }

    /** The models of a parent record, newest first. */
    private WalkedList nested(String parent, Predicate<Facts> belongs) {
        var closing = " }".repeat(parent.split("\\{").length);
        return new WalkedList(
                "models of " + parent,
                parent + " { models(%s) { %s }" + closing,
                "slug",
                revision -> Facts.at(atlas.jdbi(), revision).stream()
                        .filter(belongs)
                        .sorted(comparing(Facts::releasedOn).reversed().thenComparing(Facts::slug))
                        .map(Facts::slug)
                        .toList());
    }

    private WalkedList tallied(String field, String key, String order, Direction direction) {
        return new WalkedList(
                field + " by " + order + " " + direction,
                field + "(orderBy: { field: " + order + ", direction: " + direction + " }, %s) { %s }",
                key,
                revision -> sorted(
                        field.equals("countries") ? countries(revision) : organizations(revision, null),
                        order,
                        direction));
    }

    private static List<String> sorted(List<Tally> tallies, String field, Direction direction) {
        Comparator<Tally> order = switch (field) {
            case "MODEL_COUNT" -> Exported.by(Tally::models, direction);
            case "NAME" -> Exported.by(Tally::name, direction);
            default -> Exported.by(Tally::first, direction);
        };
        return tallies.stream()
                .sorted(order.thenComparing(Tally::key))
                .map(Tally::key)
                .toList();
    }

    /** @param country country of the headquarters; null for all */
    private List<Tally> organizations(int revision, String country) {
        var models = Facts.at(atlas.jdbi(), revision);
        return names(
                        "select slug as key, name_key as name from organization join organization_version on organization_id = id"
                                + " where valid_from <= " + revision + " and valid_until > " + revision
                                + (country == null ? "" : " and headquarters = '" + country + "'"))
                .entrySet()
                .stream()
                .map(one -> tally(
                        one,
                        models.stream()
                                .filter(model -> model.organizations().contains(one.getKey()))
                                .toList()))
                .toList();
    }

    private List<Tally> countries(int revision) {
        var models = Facts.at(atlas.jdbi(), revision);
        // Countries are sorted without case and accents.
        var named =
                "select code as key, regexp_replace(lower(normalize(name, NFD)), '[\\u0300-\\u036f]', '', 'g') as name"
                        + " from country";
        return names(named).entrySet().stream()
                .map(one -> tally(
                        one,
                        models.stream()
                                .filter(model -> model.countries().contains(one.getKey()))
                                .toList()))
                .toList();
    }

    private static Tally tally(Map.Entry<String, String> one, List<Facts> models) {
        var first = models.stream()
                .map(Facts::releasedOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Tally(one.getKey(), one.getValue(), models.size(), first);
    }

    private Map<String, String> names(String sql) {
        return atlas.jdbi()
                .withHandle(handle -> handle.select(sql)
                        .collectRows(toMap(
                                row -> row.getColumn("key", String.class),
                                row -> row.getColumn("name", String.class))));
    }

    private List<String> changes(int until) {
        return atlas.lines(
                "select revision_number || ' ' || slug || ' ' || kind"
                        + " from model_change where revision_number <= ? order by revision_number, slug",
                until);
    }
}
