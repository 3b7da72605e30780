package dev.modelatlas.model;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

import dev.modelatlas.country.Countries;
import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.organization.Organizations;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Domain;
import dev.modelatlas.vocabulary.Task;
import dev.modelatlas.vocabulary.Vocabulary;

/** What the slugs and codes of a filter mean. Each refuses what nobody knows, naming the argument and the value. */
record FilterNames(Organizations organizations, Countries countries, Snapshot snapshot, Vocabulary vocabulary) {
    private static final int SHOWN = 80;

    Integer[] organizations(Collection<String> slugs, String argument) {
        return keys(slugs, slug -> organizations.bySlug(slug).map(Organization::key), argument, "organization", "slug");
    }

    String[] countries(Collection<String> codes, String argument) {
        return each(codes, code -> countries.find(code, snapshot).map(Country::code), argument, "country", "code")
                .toArray(String[]::new);
    }

    Integer[] domains(Collection<String> slugs, String argument) {
        return keys(slugs, slug -> vocabulary.domains().bySlug(slug).map(Domain::id), argument, "domain", "slug");
    }

    Integer[] tasks(Collection<String> slugs, String argument) {
        return keys(slugs, slug -> vocabulary.tasks().bySlug(slug).map(Task::id), argument, "task", "slug");
    }

    private static Integer[] keys(
            Collection<String> values,
            Function<String, Optional<Integer>> find,
            String argument,
            String thing,
            String what) {
        return each(values, find, argument, thing, what).toArray(Integer[]::new);
    }

    private static <T> Collection<T> each(
            Collection<String> values, Function<String, Optional<T>> find, String argument, String thing, String what) {
        return values.stream()
                .map(value -> find.apply(value)
                        .orElseThrow(() -> ApiException.badInput(
                                argument,
                                argument + ": no " + thing + " has the " + what + " \"" + shown(value)
                                        + "\"; the query " + plural(thing) + " lists them.")))
                .distinct()
                .toList();
    }

    private static String plural(String thing) {
        return thing.equals("country") ? "countries" : thing + "s";
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
