package dev.modelatlas.ingest;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;

/**
 * Finds names that look alike: names with the same skeleton (UTS 39). In a skeleton, one letter stands for all letters
 * that look like it: a Latin O, for example, also stands for a Cyrillic O. Names are compared as written, and again
 * with case folded. Folding case reveals some similarities, but hides others, for example that a capital I looks like a
 * small l.
 */
final class LookalikeCheck {
    private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();

    private final Map<String, Name> names = new HashMap<>();

    /**
     * A name of an organization.
     *
     * @param text a name, alias, slug or Korean name
     * @param organization the English name of the organization
     */
    record Name(String text, String organization) {}

    void add(Name name) {
        skeletons(name.text()).forEach(skeleton -> names.putIfAbsent(skeleton, name));
    }

    /** The first known name that looks like the given name, or is equal to it; null when there is none. */
    Name of(String text) {
        return skeletons(text)
                .map(names::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> skeletons(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return Stream.of(UCharacter.foldCase(plain, true), plain).map(SKELETONS::getSkeleton);
    }
}
