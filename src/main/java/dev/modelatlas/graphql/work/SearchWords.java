package dev.modelatlas.graphql.work;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes texts that are searched for apart as the database does ({@code search_form}: V0002, V0010), to count their words
 * before it is asked: one character may stand for several words, and one word typed with dashes is as many as it has
 * parts.
 */
public final class SearchWords {
    /** Words of a text. Each is compared with all names, and when none has it, with what it may be a misspelling of. */
    public static final int MOST = 10;

    /** Characters of a word. */
    public static final int LONGEST = 64;

    /** Characters of a text as it is typed. */
    public static final int LONGEST_TEXT = 200;

    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036f]+");

    private SearchWords() {}

    /**
     * The words of a text in their normal form, in their order; empty when it holds no letter and no digit.
     *
     * @param text of a length that is bounded
     */
    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var form = form(text);
        var parted = 0;
        for (var i = 0; i < form.length; i++) {
            var last = i == 0 ? ' ' : form[i - 1];
            var next = i + 1 == form.length ? ' ' : form[i + 1];
            if (!isOfWord(last, form[i], next)) {
                end(word, words);
            } else if (i > parted && areParted(last, form[i])) {
                // The database replaces pairs that do not overlap.
                parted = i + 1;
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

    /** Letters and digits, and a dot between digits. */
    private static boolean isOfWord(int last, int character, int next) {
        return Character.isLetterOrDigit(character) || character == '.' && isDigit(last) && isDigit(next);
    }

    /** A letter before a digit, and Hangul beside Latin. */
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
