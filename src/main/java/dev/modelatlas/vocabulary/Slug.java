package dev.modelatlas.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.modelatlas.value.Sha256;

/** Creates slugs: the readable, stable identifiers of models, organizations, domains and tasks. */
public final class Slug {
    /**
     * Maximum length of the slug of a name. Names have at most 500 characters, but a Greek letter can become seven.
     * Cursors and IDs contain slugs and have limited lengths. If the slug of a model is taken, the importer adds the
     * slug of the organization. The slug can then be twice as long.
     */
    public static final int LONGEST = 200;

    /** Number of hexadecimal digits that distinguish shortened slugs. */
    private static final int DIGITS = 8;

    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER_RUNS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");
    private static final String[] GREEK = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"
    };

    private Slug() {}

    /**
     * Converts a name to a slug. Normalizes the name (NFKD), removes combining marks and converts it to lower case.
     * {@code +} becomes {@code -plus}, Greek letters are spelled out, and each remaining run of characters outside
     * {@code [a-z0-9]} becomes one dash. A slug longer than {@link #LONGEST} is cut, if possible at a dash, and ends with
     * digits of its hash, because slugs of different names must not be the same.
     *
     * @return the slug; empty when the name has no Latin letter, Greek letter or digit
     */
    public static String of(String name) {
        var spelled = new StringBuilder();
        plain(name).chars().forEach(c -> {
            if (c == '+') {
                spelled.append("-plus-");
            } else if (isGreek(c)) {
                spelled.append(GREEK[c - 'α']);
            } else {
                spelled.append((char) c);
            }
        });
        return bounded(OUTER_DASHES
                .matcher(OTHER_RUNS.matcher(spelled).replaceAll("-"))
                .replaceAll(""));
    }

    /**
     * Whether the slug of a name has all letters and digits of the name. If not, as for Korean letters, names with
     * different meanings can have the same slug.
     */
    public static boolean hasAllLettersOf(String name) {
        return plain(name).codePoints().filter(Character::isLetterOrDigit).allMatch(Slug::isSpelled);
    }

    private static boolean isSpelled(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || isGreek(c);
    }

    private static boolean isGreek(int c) {
        return c >= 'α' && c <= 'ω';
    }

    private static String plain(String name) {
        return COMBINING_MARKS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String bounded(String slug) {
        if (slug.length() <= LONGEST) {
            return slug;
        }
        var room = LONGEST - DIGITS - 1;
        var dash = slug.lastIndexOf('-', room);
        return slug.substring(0, dash < room / 2 ? room : dash) + "-"
                + Sha256.hex(slug).substring(0, DIGITS);
    }
}
