package dev.modelatlas.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.modelatlas.sql.SqlFragment;

/**
 * A search string, interpreted at one revision.
 *
 * @param terms the terms of the string; a result must match all of them; not empty
 */
public record SearchText(List<Term> terms) {
    /** The rank of a result that matches all terms, but not all of them in the same name. */
    public static final int ELSEWHERE = 5;

    /** One more than the largest distance ({@link #rankAndDistance}). A search string has at most ten terms. */
    private static final int DISTANCES = 12;

    /** IDs of the organizations whose names at the revision contain all terms. The terms may be in different names. */
    public Set<Integer> organizationIds() {
        return inAll(Term::organizationIds);
    }

    /** Codes of the countries whose names contain all terms. The terms may be in different names. */
    public Set<String> countryCodes() {
        return inAll(Term::countryCodes);
    }

    /**
     * SQL expression for the rank of a row {@code n}, whose column {@code form} is the normal form of a name. Rank 1:
     * the name equals the search string, with or without its spaces. Rank 2: the name begins with it. Rank 3: the name
     * contains it at the start of a word. Rank 4: the name contains every term. Otherwise the rank is
     * {@link #ELSEWHERE}.
     */
    public SqlFragment rank() {
        var binds = new HashMap<String, Object>(
                Map.of("whole", patterns("%| ", " |%"), "start", patterns("%| ", "%"), "piece", pieces()));
        binds.putAll(hasEveryTerm().binds());
        var sql = "case when n.form like any(:whole) then 1 when n.form like any(:start) then 2"
                + " when n.form like any(:piece) then 3 when " + hasEveryTerm().sql() + " then 4 else " + ELSEWHERE
                + " end";
        return new SqlFragment(sql, binds);
    }

    /**
     * SQL expression for the rank of a row {@code n} and its distance within the rank, as one number to sort by. The
     * distance is 0 if the name equals the beginning or the end of the search string, as in "OpenAI GPT-5". Otherwise,
     * each term that the name does not contain as whole words adds to the distance: for "llama 3", the distance of
     * "Llama 3-70B" is shorter than that of "Llama 3.1". Slugs have the dots of names as spaces, so a word that a name
     * continues after a dot is not whole. {@link #rankOf} gives the rank of the number.
     */
    public SqlFragment rankAndDistance() {
        var rank = rank();
        var binds = new HashMap<>(rank.binds());
        var lacking = new StringBuilder("1");
        for (var place = 0; place < terms.size(); place++) {
            var word = terms.get(place).word();
            binds.put("alone" + place, "% " + word + " %");
            lacking.append(" + case when n.form like :alone").append(place);
            if (Character.isDigit(word.charAt(word.length() - 1))) {
                binds.put("version" + place, "% " + word + ".%");
                lacking.append(" and n.form not like :version").append(place);
            }
            lacking.append(" then 0 else 1 end");
        }
        var distance = lacking.toString();
        if (terms.size() > 1) {
            binds.put("ends", ends());
            distance = "case when n.form like any(:ends) then 0 else " + lacking + " end";
        }
        return new SqlFragment("(" + rank.sql() + ") * " + DISTANCES + " + " + distance, binds);
    }

    /** The rank in a value of {@link #rankAndDistance}. */
    public static int rankOf(int rankAndDistance) {
        return rankAndDistance / DISTANCES;
    }

    /** The value of {@link #rankAndDistance} for a result without a name that contains a term. */
    public static int farthest() {
        return ELSEWHERE * DISTANCES + DISTANCES - 1;
    }

    /**
     * Whether the matching models are exactly those that have a name with {@link #hasEveryTerm every term}. If so, only
     * these names affect the rank.
     */
    public boolean isOfOneName() {
        return terms.size() == 1 && terms.get(0).organizationIds().isEmpty() && everyPieceHasEveryTerm();
    }

    /** The SQL condition that the name of a row {@code n} contains every term. */
    public SqlFragment hasEveryTerm() {
        var conditions = new ArrayList<SqlFragment>();
        for (var term : terms) {
            var name = "word" + conditions.size();
            var patterns = term.patterns().toArray(String[]::new);
            conditions.add(new SqlFragment("n.form like any(:" + name + ")", Map.of(name, patterns)));
        }
        return SqlFragment.and(conditions);
    }

    /** Whether each name that matches a pattern of {@link #pieces} contains every term. */
    private boolean everyPieceHasEveryTerm() {
        return Arrays.stream(pieces())
                .allMatch(piece -> terms.stream()
                        .allMatch(term -> term.patterns().stream()
                                .anyMatch(pattern -> withoutEnds(piece).contains(withoutEnds(pattern)))));
    }

    /** Removes the wildcard at each end of a LIKE pattern. The patterns have no other wildcards. */
    private static String withoutEnds(String pattern) {
        return pattern.substring(1, pattern.length() - 1);
    }

    private String[] pieces() {
        return patterns("% ", "%");
    }

    private String[] patterns(String before, String after) {
        return patterns(words(), before, after).toArray(String[]::new);
    }

    private List<String> words() {
        return terms.stream().map(Term::word).toList();
    }

    /** Patterns for names that equal the beginning or the end of the search string. */
    private String[] ends() {
        var words = words();
        return IntStream.range(1, words.size())
                .boxed()
                .flatMap(place -> Stream.of(words.subList(0, place), words.subList(place, words.size())))
                .flatMap(part -> patterns(part, "%| ", " |%").stream())
                .toArray(String[]::new);
    }

    private static List<String> patterns(List<String> words, String before, String after) {
        return Stream.of(String.join(" ", words), String.join("", words))
                .distinct()
                .map(text -> before + text + after)
                .toList();
    }

    private <T> Set<T> inAll(Function<Term, Collection<T>> bearers) {
        Set<T> found = new LinkedHashSet<>(bearers.apply(terms.get(0)));
        terms.forEach(term -> found.retainAll(bearers.apply(term)));
        return found;
    }
}
