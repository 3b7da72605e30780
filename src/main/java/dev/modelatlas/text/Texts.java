package dev.modelatlas.text;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.RetainedSize;
import dev.modelatlas.graphql.work.SearchWords;

/** Understands what clients look for. */
@ApplicationScoped
public class Texts {
    /** Bytes that texts may take: a short word is borne by many. */
    private static final long MOST_BYTES = 8 << 20;
    /** Bytes of the records around a term, and of Caffeine's entry. */
    private static final int OBJECTS = 150;

    /** A revision never changes; names of organizations and countries, which no revision holds, do. */
    private static final Duration NAMES_ARE_GOOD_FOR = Duration.ofMinutes(10);

    private record Key(String text, int revision) {}

    private final LoadingCache<Key, List<Term>> held;

    @Inject
    Texts(TextRepository repository) {
        held = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .<Key, List<Term>>weigher((key, terms) -> weight(key, terms))
                .expireAfterWrite(NAMES_ARE_GOOD_FOR)
                .build(key -> repository.terms(key.text(), key.revision()));
    }

    /**
     * What a text means. May wait for the database.
     *
     * @param argument the argument that holds it, for the error
     * @param revision whose names it is compared with; exists
     * @throws ApiException BAD_USER_INPUT when there is nothing to look for in it, or too much
     */
    public SearchText read(String text, String argument, int revision) {
        if (text.isBlank()) {
            throw refused(argument, "must not be blank");
        }
        var length = text.codePointCount(0, text.length());
        if (length > SearchWords.LONGEST_TEXT) {
            throw refused(argument, "may hold " + SearchWords.LONGEST_TEXT + " characters, not " + length);
        }
        check(SearchWords.of(text), argument);
        var terms = held.get(new Key(text, revision));
        if (terms.isEmpty()) {
            throw refused(argument, "holds no letter and no digit to look for");
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
                    "may hold " + SearchWords.MOST + " words, not " + words.size()
                            + " (dashes part words, and some characters stand for several)");
        }
        if (words.stream().anyMatch(word -> word.codePointCount(0, word.length()) > SearchWords.LONGEST)) {
            throw refused(argument, "may hold words of " + SearchWords.LONGEST + " characters, and holds a longer one");
        }
    }

    private static ApiException refused(String argument, String problem) {
        return ApiException.badInput(argument, "`" + argument + "`: " + problem + ".");
    }
}
