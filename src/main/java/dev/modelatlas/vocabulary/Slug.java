package dev.modelatlas.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Creates slugs: the readable, stable identifiers of models, organizations, domains and tasks. */
public final class Slug {
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
     * {@code [a-z0-9]} becomes one dash.
     *
     * @return the slug; empty when the name has no Latin letter, Greek letter or digit
     */
    public static String of(String name) {
        var plain = COMBINING_MARKS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        var spelled = new StringBuilder();
        plain.toLowerCase(Locale.ROOT).chars().forEach(c -> {
            if (c == '+') {
                spelled.append("-plus-");
            } else if (c >= 'α' && c <= 'ω') {
                spelled.append(GREEK[c - 'α']);
            } else {
                spelled.append((char) c);
            }
        });
        return OUTER_DASHES.matcher(OTHER_RUNS.matcher(spelled).replaceAll("-")).replaceAll("");
    }
}
