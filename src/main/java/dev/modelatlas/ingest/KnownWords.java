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
     * Maximum number of terms to remember, for domains and for tasks. Each domain or task that exists takes up to three.
     * If an import has more new terms than this, {@link NewNames} refuses it later.
     */
    static final int MOST = 4 * NewNames.MOST;

    private final ReferenceWords reference;
    private final Map<String, String> domains;
    private final Map<String, String> tasks;

    private KnownWords(ReferenceWords reference, Map<String, String> domains, Map<String, String> tasks) {
        this.reference = reference;
        this.domains = domains;
        this.tasks = tasks;
    }

    /** Reads all domains and tasks, because there are few. */
    static KnownWords read(Handle handle, ReferenceWords reference) {
        return new KnownWords(reference, words(handle, "domain"), words(handle, "task"));
    }

    @Override
    public String country(String word) {
        var code = ASCII.matcher(word).matches() ? reference.country(word.toUpperCase(Locale.ROOT)) : null;
        return code == null ? reference.country(word) : code;
    }

    @Override
    public String domain(String word) {
        return meaning(domains, reference.domain(word));
    }

    @Override
    public String task(String word) {
        return meaning(tasks, reference.task(word));
    }

    @Override
    public Correction correction(String model, String field) {
        return reference.correction(model, field);
    }

    private static String meaning(Map<String, String> words, String word) {
        var known = words.get(word);
        if (known != null || !Slug.hasAllLettersOf(word)) {
            return Objects.requireNonNullElse(known, word);
        }
        var slug = Slug.of(word);
        if (slug.isEmpty()) {
            return word;
        }
        return words.size() < MOST
                ? Objects.requireNonNullElse(words.putIfAbsent(slug, word), word)
                : words.getOrDefault(slug, word);
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
}
