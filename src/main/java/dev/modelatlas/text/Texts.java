package dev.modelatlas.text;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.modelatlas.graphql.ApiException;

/** Understands what clients look for. */
@ApplicationScoped
public class Texts {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 10;
    private static final Pattern SPACE = Pattern.compile("[\\s|]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int TEXTS_HELD = 1000;
    /** A revision never changes; names of organizations and countries, which no revision holds, do. */
    private static final Duration NAMES_ARE_GOOD_FOR = Duration.ofMinutes(10);

    private record Key(String text, int revision) {}

    private final LoadingCache<Key, List<Term>> held;

    @Inject
    Texts(TextRepository repository) {
        held = Caffeine.newBuilder()
                .maximumSize(TEXTS_HELD)
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
        if (length > LONGEST) {
            throw refused(argument, "may hold " + LONGEST + " characters, not " + length);
        }
        var words = SPACE.split(text.strip()).length;
        if (words > MOST_WORDS) {
            throw refused(argument, "may hold " + MOST_WORDS + " words, not " + words);
        }
        var terms = held.get(new Key(text, revision));
        if (terms.isEmpty()) {
            throw refused(argument, "holds no letter and no digit to look for");
        }
        return new SearchText(terms);
    }

    private static ApiException refused(String argument, String problem) {
        return ApiException.badInput(argument, "`" + argument + "`: " + problem + ".");
    }
}
