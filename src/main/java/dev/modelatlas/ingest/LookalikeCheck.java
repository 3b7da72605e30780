package dev.modelatlas.ingest;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;

/**
 * Finds names that look alike: names with the same skeleton (UTS 39). A skeleton replaces all letters that look alike
 * by one letter, such as a Cyrillic O by a Latin O. Names are compared as written, and again with case folded. Folding
 * case reveals some similarities, but hides others, for example that a capital I looks like a small l.
 */
final class LookalikeCheck {
    private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();

    private final Map<String, String> names = new HashMap<>();

    LookalikeCheck(Collection<String> names) {
        names.forEach(this::add);
    }

    void add(String name) {
        skeletons(name).forEach(skeleton -> names.putIfAbsent(skeleton, name));
    }

    /** A known name that looks like the given name, or is equal to it; null when there is none. */
    String of(String name) {
        return skeletons(name)
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
