package dev.modelatlas.csv;

import java.util.Locale;
import java.util.stream.IntStream;

/** Tells whether one name of a column may be meant for another. */
final class SimilarNames {
    private static final int MOST_DIFFERENT = 2;
    /** Of shorter names two letters are half. */
    private static final int LEAST = 4;

    private SimilarNames() {}

    /** Whether they are the same but for case, signs and up to two letters. */
    static boolean are(String name, String other) {
        var one = letters(name);
        var two = letters(other);
        return one.equals(two)
                || Math.min(one.length(), two.length()) >= LEAST
                        && Math.abs(one.length() - two.length()) <= MOST_DIFFERENT
                        && distance(one, two) <= MOST_DIFFERENT;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** How many letters have to be put in, taken out or changed. */
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
