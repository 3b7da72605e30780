package dev.modelatlas.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.vocabulary.Slug;

/**
 * Resolves the terms in calls and files. Accepts the terms of the reference data, and the slugs, English names and Korean
 * names that the API returns. Remembers the new domains and tasks of the import, so that a second spelling of a new domain
 * or task means the same domain or task.
 */
final class KnownWords implements ReferenceWords {
    /**
     * Matches the words that are looked up in upper case. Other words stay as they are, because some letters become
     * ASCII letters in upper case: "ß" would become "SS", the code of South Sudan.
     */
    private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7F]*");

    /**
     * Maximum memory for new terms, in estimated bytes: as much for domains as for tasks. Otherwise, a file in which each
     * row has other terms would fill the memory before {@link NewNames} refuses it.
     */
    static final int MOST_BYTES = 8_000_000;

    private static final int BYTES_OF_A_TERM = 200;

    private final ReferenceWords reference;
    private final Terms domains;
    private final Terms tasks;

    private KnownWords(ReferenceWords reference, Terms domains, Terms tasks) {
        this.reference = reference;
        this.domains = domains;
        this.tasks = tasks;
    }

    /** Reads all domains and tasks, because there are few. */
    static KnownWords read(Handle handle, ReferenceWords reference) {
        return new KnownWords(reference, new Terms(words(handle, "domain")), new Terms(words(handle, "task")));
    }

    @Override
    public String country(String word) {
        var code = ASCII.matcher(word).matches() ? reference.country(word.toUpperCase(Locale.ROOT)) : null;
        return code == null ? reference.country(word) : code;
    }

    @Override
    public String domain(String word) {
        return domains.meaning(reference.domain(word));
    }

    @Override
    public String task(String word) {
        return tasks.meaning(reference.task(word));
    }

    @Override
    public Correction correction(String model, String field) {
        return reference.correction(model, field);
    }

    private static Map<String, String> words(Handle handle, String table) {
        record Word(String slug, String name, String nameKo) {}
        var words = new HashMap<String, String>();
        List<Word> known = handle.createQuery("select slug, name, name_ko from <table> order by slug")
                .define("table", table)
                .mapTo(Word.class)
                .list();
        // A later entry replaces an earlier entry for the same word. Korean names are added first, because a Korean
        // name may also be the English name of a domain or task that a publisher created.
        known.stream().filter(word -> word.nameKo() != null).forEach(word -> words.put(word.nameKo(), word.name()));
        known.forEach(word -> words.put(word.slug(), word.name()));
        known.forEach(word -> words.put(word.name(), word.name()));
        return words;
    }

    /** The names of all domains, or of all tasks, by the words that denote them. */
    private static final class Terms {
        private final Map<String, String> names;
        private int bytesLeft = MOST_BYTES;

        private Terms(Map<String, String> names) {
            this.names = names;
        }

        private String meaning(String word) {
            var known = names.get(word);
            if (known != null || !Slug.hasAllLettersOf(word)) {
                return Objects.requireNonNullElse(known, word);
            }
            var slug = Slug.of(word);
            var spelled = names.get(slug);
            var bytes = BYTES_OF_A_TERM + Character.BYTES * (word.length() + slug.length());
            if (spelled == null && !slug.isEmpty() && bytes <= bytesLeft) {
                names.put(slug, word);
                bytesLeft -= bytes;
            }
            return Objects.requireNonNullElse(spelled, word);
        }
    }
}
