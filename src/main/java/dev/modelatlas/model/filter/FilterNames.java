package dev.modelatlas.model.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.modelatlas.country.Countries;
import dev.modelatlas.graphql.RequiredLookup;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.RevisionRepository;
import dev.modelatlas.text.SearchText;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.Vocabulary;

/**
 * Looks up the slugs, codes and names in a filter for models of one revision. The error for an unknown value names the
 * argument and the value. A value that exists only in a later revision is valid, and matches no model. The response for
 * such a value therefore changes only once, when the later revision is created: from an error, which is never cached,
 * to a result.
 */
record FilterNames(
        int revision,
        OrganizationKeys organizations,
        Countries countries,
        Vocabulary vocabulary,
        Texts texts,
        RevisionRepository revisions,
        CurrentRevision current) {
    SearchText text(String text, String argument) {
        return texts.read(text, argument, revision);
    }

    Integer[] organizations(Collection<String> slugs, String argument) {
        return keys(slugs, organizations::of, argument, "organization");
    }

    String[] countries(Collection<String> codes, String argument) {
        return countries.codes(codes, argument, newest()).toArray(String[]::new);
    }

    Integer[] domains(Collection<String> slugs, String argument) {
        var newest = newest();
        return keys(
                slugs,
                slug -> vocabulary.domains().bySlug(slug, newest).map(domain -> List.of(domain.id())),
                argument,
                "domain");
    }

    Integer[] tasks(Collection<String> slugs, String argument) {
        var newest = newest();
        return keys(
                slugs,
                slug -> vocabulary.tasks().bySlug(slug, newest).map(task -> List.of(task.id())),
                argument,
                "task");
    }

    String[] publishers(Collection<String> names, String argument) {
        var known = revisions.publishers(newest());
        return RequiredLookup.resolveAll(
                        names,
                        name -> Optional.of(name).filter(known::contains),
                        argument,
                        "no publisher has the name",
                        "revisions")
                .toArray(String[]::new);
    }

    /** Whether the names are exactly the publishers of all revisions up to {@code revision}. */
    boolean areAllPublishers(Collection<String> names) {
        return FilterTerms.isGiven(names) && Set.copyOf(names).equals(revisions.publishers(revision));
    }

    /** The newest revision that this server knows, because values of later revisions are valid, too. */
    private int newest() {
        return Math.max(revision, current.number().orElse(revision));
    }

    private static Integer[] keys(
            Collection<String> slugs, Function<String, Optional<List<Integer>>> find, String argument, String thing) {
        return RequiredLookup.resolveAll(slugs, find, argument, "no " + thing + " has the slug", thing + "s").stream()
                .flatMap(List::stream)
                .distinct()
                .toArray(Integer[]::new);
    }
}
