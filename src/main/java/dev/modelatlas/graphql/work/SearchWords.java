package dev.modelatlas.graphql.work;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits search strings into words in the same way as the database ({@code search_terms}), so that the number of words
 * can be checked without a query. Normalization may turn one character into several words. A word with dashes counts as
 * several words, because a search may look for each of them.
 */
public final class SearchWords {
    /**
     * Maximum number of words in a search string, and therefore of its terms. Each word costs time: the database
     * compares it with all names. If no name contains the word, the database also searches for similar names.
     */
    public static final int MOST = 10;

    /** Maximum length of a word in characters. */
    public static final int LONGEST = 64;

    /** Maximum number of characters in a search string before normalization. */
    public static final int LONGEST_TEXT = 200;

    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036f]+");

    private SearchWords() {}

    /**
     * The words of a search string, in normal form and in order; empty when it has neither letters nor digits.
     *
     * @param text a string of bounded length
     */
    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var form = form(text);
        for (var i = 0; i < form.length; i++) {
            var last = i == 0 ? ' ' : form[i - 1];
            var next = i + 1 == form.length ? ' ' : form[i + 1];
            if (!isOfWord(last, form[i], next)) {
                end(word, words);
            } else if (areParted(last, form[i])) {
                end(word, words);
            }
            if (isOfWord(last, form[i], next)) {
                word.appendCodePoint(form[i]);
            }
        }
        end(word, words);
        return words;
    }

    private static int[] form(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .replace("+", " plus ")
                .codePoints()
                .map(Character::toLowerCase)
                .toArray();
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Whether a character belongs to a word. Words consist of letters, digits, and dots between digits. */
    private static boolean isOfWord(int last, int character, int next) {
        return Character.isLetterOrDigit(character) || character == '.' && isDigit(last) && isDigit(next);
    }

    /** Whether a word is split between two characters: a letter followed by a digit, or Hangul next to Latin. */
    private static boolean areParted(int last, int character) {
        return Character.isLetter(last) && isDigit(character)
                || isHangul(last) && isLatin(character)
                || isLatin(last) && isHangul(character);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLatin(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isHangul(int character) {
        return character >= '가' && character <= '힣';
    }
}
