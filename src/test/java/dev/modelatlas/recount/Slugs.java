package dev.modelatlas.recount;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Creates slugs from names alone. */
final class Slugs {
    private static final Map<String, String> GREEK = greek();

    private Slugs() {}

    /** The slug of a name; empty when no character remains. */
    static String of(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("+", "-plus");
        for (Map.Entry<String, String> letter : GREEK.entrySet()) {
            slug = slug.replace(letter.getKey(), letter.getValue());
        }
        return slug.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Map<String, String> greek() {
        String[] names =
                ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma"
                                + " sigma tau upsilon phi chi psi omega")
                        .split(" ");
        Map<String, String> letters = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            letters.put(Character.toString('α' + i), names[i]);
        }
        return letters;
    }
}
