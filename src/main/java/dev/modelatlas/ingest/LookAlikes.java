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
 * Finds names that people take for others: those that have the same skeleton, as they are or once case is folded. The
 * skeleton of UTS 39 puts one letter for all that look like it, such as a Latin O for a Cyrillic one. It tells a capital I
 * from a small l only by case, so that both forms are looked at.
 */
final class LookAlikes {
    private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();

    private final Map<String, String> names = new HashMap<>();

    LookAlikes(Collection<String> names) {
        names.forEach(this::add);
    }

    void add(String name) {
        skeletons(name).forEach(skeleton -> names.putIfAbsent(skeleton, name));
    }

    /** The name that this one looks like, which may be the same; null when there is none. */
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
