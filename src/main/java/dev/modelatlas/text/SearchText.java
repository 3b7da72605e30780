package dev.modelatlas.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.modelatlas.sql.SqlFragment;

/**
 * What a client looks for, understood at one revision.
 *
 * @param terms all of which are to be found; not empty
 */
public record SearchText(List<Term> terms) {
    /** The rank of what has the words, but not all of them in one name. */
    public static final int ELSEWHERE = 5;

    /** The organizations of the revision that have every word in one of their names. */
    public Set<Integer> organizationIds() {
        return inAll(Term::organizationIds);
    }

    /** The countries that have every word in one of their names. */
    public Set<String> countryCodes() {
        return inAll(Term::countryCodes);
    }

    /**
     * How well a row {@code n} with the form of a name fits, as SQL: 1 when the name is the text, in so many words or
     * written as one; 2 when it begins with it; 3 when it has it in one piece, from the start of a word; 4 when it has
     * every word; else {@link #ELSEWHERE}.
     */
    public SqlFragment rank() {
        var binds = new HashMap<String, Object>(
                Map.of("whole", patterns("%| ", " |%"), "start", patterns("%| ", "%"), "piece", patterns("% ", "%")));
        var every = new ArrayList<String>();
        for (var term : terms) {
            var name = "word" + every.size();
            binds.put(name, term.patterns().toArray(String[]::new));
            every.add("n.form like any(:" + name + ")");
        }
        var sql = "case when n.form like any(:whole) then 1 when n.form like any(:start) then 2"
                + " when n.form like any(:piece) then 3 when " + String.join(" and ", every) + " then 4 else "
                + ELSEWHERE + " end";
        return new SqlFragment(sql, binds);
    }

    private String[] patterns(String before, String after) {
        var words = terms.stream().map(Term::word).toList();
        return List.of(String.join(" ", words), String.join("", words)).stream()
                .distinct()
                .map(text -> before + text + after)
                .toArray(String[]::new);
    }

    private <T> Set<T> inAll(Function<Term, Collection<T>> bearers) {
        Set<T> found = new LinkedHashSet<>(bearers.apply(terms.get(0)));
        terms.forEach(term -> found.retainAll(bearers.apply(term)));
        return found;
    }
}
