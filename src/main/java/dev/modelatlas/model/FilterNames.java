package dev.modelatlas.model;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

import dev.modelatlas.country.Countries;
import dev.modelatlas.graphql.Known;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.organization.Organizations;
import dev.modelatlas.text.SearchText;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.Domain;
import dev.modelatlas.vocabulary.Task;
import dev.modelatlas.vocabulary.Vocabulary;

/** What the slugs and codes of a filter mean. Each refuses what nobody knows, naming the argument and the value. */
record FilterNames(int revision, Organizations organizations, Countries countries, Vocabulary vocabulary, Texts texts) {
    SearchText text(String text, String argument) {
        return texts.read(text, argument, revision);
    }

    Integer[] organizations(Collection<String> slugs, String argument) {
        return keys(slugs, slug -> organizations.bySlug(slug).map(Organization::key), argument, "organization");
    }

    String[] countries(Collection<String> codes, String argument) {
        return countries.codes(codes, argument).toArray(String[]::new);
    }

    Integer[] domains(Collection<String> slugs, String argument) {
        return keys(slugs, slug -> vocabulary.domains().bySlug(slug).map(Domain::id), argument, "domain");
    }

    Integer[] tasks(Collection<String> slugs, String argument) {
        return keys(slugs, slug -> vocabulary.tasks().bySlug(slug).map(Task::id), argument, "task");
    }

    private static Integer[] keys(
            Collection<String> slugs, Function<String, Optional<Integer>> find, String argument, String thing) {
        return Known.each(slugs, find, argument, "no " + thing + " has the slug", thing + "s")
                .toArray(Integer[]::new);
    }
}
