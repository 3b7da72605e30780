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
 * Finds names that look alike: names with the same skeleton (UTS 39), as written or with case folded. A skeleton has
 * one letter for all letters that look like it, such as a Latin O for a Cyrillic one. A capital I looks like a small l
 * only as written, and other letters look alike only with case folded, so both forms are compared.
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

    /** A known name that looks like the given one and may be the same; null when there is none. */
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
