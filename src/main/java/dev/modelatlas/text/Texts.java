package dev.modelatlas.text;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.RetainedSize;
import dev.modelatlas.graphql.work.SearchWords;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.Dictionary;

/** Interprets search strings, and caches the results. */
@ApplicationScoped
public class Texts {
    /**
     * Maximum size of the cache in bytes. A maximum number of entries would not limit memory, because a short word can
     * match many names.
     */
    private static final long MOST_BYTES = 8 << 20;
    /** Memory overhead in bytes of each cache entry with its key, and also of each term in an entry. */
    private static final int OBJECTS = 150;

    private record Key(String text, int revision) {}

    private final RequestRevisions revisions;
    private final LoadingCache<Key, List<Term>> held;

    Texts(TextRepository repository, RequestRevisions revisions) {
        this.revisions = revisions;
        held = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .<Key, List<Term>>weigher((key, terms) -> weight(key, terms))
                .expireAfterWrite(Dictionary.NAMES_ARE_GOOD_FOR)
                .build(key -> repository.terms(key.text(), key.revision()));
    }

    /**
     * Interprets a search string, and records that the response depends on names. May query the database.
     *
     * @param argument name of the client's argument, for the error message
     * @param revision an existing revision; its names are compared with the string
     * @throws ApiException BAD_USER_INPUT when the string is empty or too long
     */
    public SearchText read(String text, String argument, int revision) {
        if (text.isBlank()) {
            throw refused(argument, "must not be blank");
        }
        var length = text.codePointCount(0, text.length());
        if (length > SearchWords.LONGEST_TEXT) {
            throw refused(argument, "must have at most " + SearchWords.LONGEST_TEXT + " characters, but has " + length);
        }
        check(SearchWords.of(text), argument);
        revisions.useNames();
        var terms = held.get(new Key(text, revision));
        if (terms.isEmpty()) {
            throw refused(argument, "must contain a letter or a digit");
        }
        return new SearchText(terms);
    }

    private static int weight(Key key, List<Term> terms) {
        var size = OBJECTS + RetainedSize.of(key.text());
        for (var term : terms) {
            size += OBJECTS
                    + RetainedSize.of(term.word())
                    + RetainedSize.of(term.patterns())
                    + RetainedSize.of(term.organizationIds())
                    + RetainedSize.of(term.countryCodes());
        }
        return (int) size;
    }

    private static void check(List<String> words, String argument) {
        if (words.size() > SearchWords.MOST) {
            throw refused(
                    argument,
                    "must have at most " + SearchWords.MOST + " words, but has " + words.size()
                            + " (hyphens separate words, a digit after a letter starts a new word, and a plus sign is a "
                            + "word)");
        }
        if (words.stream().anyMatch(word -> word.codePointCount(0, word.length()) > SearchWords.LONGEST)) {
            throw refused(argument, "must have no word longer than " + SearchWords.LONGEST + " characters");
        }
    }

    private static ApiException refused(String argument, String problem) {
        return ApiException.badInput(argument, "`" + argument + "` " + problem + ".");
    }
}
