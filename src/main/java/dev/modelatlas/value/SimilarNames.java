package dev.modelatlas.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares names by spelling, to find the name that was probably meant. */
public final class SimilarNames {
    private static final int MOST_DIFFERENT = 2;
    /**
     * Minimum length of a name for a comparison by edit distance. In shorter names, two different letters would be more
     * than half of the name.
     */
    private static final int LEAST = 4;
    /**
     * Maximum length of a name whose edit distance is computed, because the cost grows with the square of the length.
     */
    private static final int LONGEST = 60;
    /** Maximum number of suggestions. */
    private static final int MOST_NAMES = 3;

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SimilarNames() {}

    /** A name, prepared for many comparisons. */
    public record Spelling(String name, String letters) {
        public static Spelling of(String name) {
            return new Spelling(name, SimilarNames.letters(name));
        }

        /**
         * Whether the names are equal apart from case and punctuation. Names of 4 to 60 letters may also differ in up
         * to two letters.
         */
        public boolean isSimilarTo(Spelling other) {
            return SimilarNames.areSimilar(letters, other.letters);
        }
    }

    /**
     * Whether the names are equal apart from case and punctuation. Names of 4 to 60 letters may also differ in up to
     * two letters.
     */
    public static boolean are(String name, String other) {
        return areSimilar(letters(name), letters(other));
    }

    private static boolean areSimilar(String one, String two) {
        return one.equals(two)
                || Math.min(one.length(), two.length()) >= LEAST
                        && Math.max(one.length(), two.length()) <= LONGEST
                        && Math.abs(one.length() - two.length()) <= MOST_DIFFERENT
                        && distance(one, two) <= MOST_DIFFERENT;
    }

    /**
     * The known names that are most similar to a name: up to three, the most similar first. Their edit distance from
     * the given name is at most 40% of the given name's length, plus one.
     */
    public static List<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return List.of();
        }
        var wanted = letters(name);
        var distances = known.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), other -> distance(wanted, letters(other))));
        var nearest =
                distances.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        // A name that is two or more edits farther away than the most similar name is not a plausible correction.
        var most = Math.min(wanted.length() * 2 / 5 + 1, nearest + 1);
        return distances.keySet().stream()
                .filter(other -> distances.get(other) <= most)
                .sorted(Comparator.<String, Integer>comparing(distances::get).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_NAMES)
                .toList();
    }

    private static String letters(String name) {
        return OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** The edit distance (Levenshtein) between two names. */
    private static int distance(String one, String two) {
        var before = IntStream.rangeClosed(0, two.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[two.length() + 1];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                var change = before[j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[two.length()];
    }
}
