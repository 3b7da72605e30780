package dev.modelatlas.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Words with one typo: a letter replaced, omitted, inserted or swapped with the next one. */
public final class Typos {
    private Typos() {}

    /** @param typed the word with the typo */
    public record Typo(String word, String typed) {}

    /**
     * @param words of a to z, three letters or more
     * @param isWrong whether a text is not another correct word
     * @param seed the same seed gives the same typos
     */
    public static List<Typo> of(List<String> words, Predicate<String> isWrong, int count, long seed) {
        var random = new Random(seed);
        var typos = new ArrayList<Typo>();
        while (typos.size() < count) {
            var word = words.get(random.nextInt(words.size()));
            var typed = damaged(word, random);
            if (typed.length() >= 3 && !typed.equals(word) && isWrong.test(typed)) {
                typos.add(new Typo(word, typed));
            }
        }
        return typos;
    }

    private static String damaged(String word, Random random) {
        var place = random.nextInt(word.length());
        var letter = (char) ('a' + random.nextInt(26));
        var typed = new StringBuilder(word);
        switch (random.nextInt(4)) {
            case 0 -> typed.setCharAt(place, letter);
            case 1 -> typed.deleteCharAt(place);
            case 2 -> typed.insert(place, letter);
            default -> {
                var first = Math.min(place, word.length() - 2);
                typed.setCharAt(first, word.charAt(first + 1));
                typed.setCharAt(first + 1, word.charAt(first));
            }
        }
        return typed.toString();
    }
}
