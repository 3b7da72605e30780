package dev.modelatlas.recount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Finds the rows of successive vintages that are one model, and its slug. */
final class Lineage {
    /** The last version of every model, by slug. */
    private final Map<String, Recorded> known = new LinkedHashMap<>();

    /** The models of the next vintage with their slugs, kept or newly allocated. */
    List<Recorded> next(List<Recorded> rows) {
        Map<Recorded, Recorded> before = new LinkedHashMap<>();
        List<BiPredicate<Recorded, Recorded>> steps = List.of(
                (row, model) -> row.name().equals(model.name()),
                (row, model) -> Slugs.of(row.name()).equals(Slugs.of(model.name()))
                        && share(row.organizations(), model.organizations()),
                Lineage::sameFacts);
        steps.forEach(step -> claim(rows, before, step));
        List<Recorded> models = new ArrayList<>();
        before.forEach((row, model) -> models.add(row.as(model.slug(), model)));
        models.forEach(model -> known.put(model.slug(), model));
        rows.stream()
                .filter(row -> !before.containsKey(row))
                .sorted(Comparator.comparing(Recorded::releasedOn).thenComparing(Recorded::name))
                .forEach(row -> {
                    Recorded model = row.as(free(row), null);
                    known.put(model.slug(), model);
                    models.add(model);
                });
        return models;
    }

    private void claim(List<Recorded> rows, Map<Recorded, Recorded> before, BiPredicate<Recorded, Recorded> same) {
        List<Recorded> models = new ArrayList<>(known.values());
        models.removeAll(before.values());
        List<Recorded> open = new ArrayList<>(rows);
        open.removeAll(before.keySet());
        for (Recorded row : open) {
            List<Recorded> candidates =
                    models.stream().filter(model -> same.test(row, model)).toList();
            if (candidates.size() == 1
                    && open.stream()
                                    .filter(other -> same.test(other, candidates.get(0)))
                                    .count()
                            == 1) {
                before.put(row, candidates.get(0));
            }
        }
    }

    private static boolean sameFacts(Recorded row, Recorded model) {
        return new HashSet<>(row.organizations()).equals(new HashSet<>(model.organizations()))
                && row.releasedOn().equals(model.releasedOn())
                && share(row.links(), model.links())
                && near(row.parameters(), model.parameters())
                && near(row.trainingFlop(), model.trainingFlop());
    }

    private static boolean near(Double a, Double b) {
        return a == null || b == null || Recorded.differ(a, b) <= 0.01;
    }

    private static boolean share(List<String> some, List<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return !both.isEmpty();
    }

    private String free(Recorded row) {
        String slug = Slugs.of(row.name());
        if ((slug.isEmpty() || known.containsKey(slug)) && !row.organizations().isEmpty()) {
            String organization = Slugs.of(row.organizations().get(0));
            slug = slug.isEmpty() ? organization : slug + "-" + organization;
        }
        String unique = slug;
        for (int i = 2; unique.isEmpty() || known.containsKey(unique); i++) {
            unique = slug + "-" + i;
        }
        return unique;
    }
}
