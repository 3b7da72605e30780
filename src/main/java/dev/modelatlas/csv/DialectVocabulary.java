package dev.modelatlas.csv;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.modelatlas.fact.Fact;

/** The terms that files use for the values of enums: Epoch AI's terms first, then our own. */
final class DialectVocabulary {
    private static final Map<String, String> SECTORS = words(
            "Industry", "INDUSTRY",
            "Academia", "ACADEMIA",
            "Government", "GOVERNMENT",
            "Research collective", "RESEARCH_COLLECTIVE");

    private static final Map<String, String> ACCESSIBILITY = words(
            "Open weights (unrestricted)", "OPEN_WEIGHTS_UNRESTRICTED",
            "Open weights (restricted use)", "OPEN_WEIGHTS_RESTRICTED",
            "Open weights (non-commercial)", "OPEN_WEIGHTS_NON_COMMERCIAL",
            "API access", "API_ACCESS",
            "Hosted access (no API)", "HOSTED_ACCESS",
            "Unreleased", "UNRELEASED",
            "Open source", "OPEN_WEIGHTS_UNRESTRICTED",
            "Open access (unrestricted)", "OPEN_WEIGHTS_UNRESTRICTED",
            "Open access (restricted use)", "OPEN_WEIGHTS_RESTRICTED",
            "Open access (non-commercial)", "OPEN_WEIGHTS_NON_COMMERCIAL");

    /**
     * A term in Epoch AI's column for confidence. It marks a model whose figures are wrong. The term says nothing about
     * confidence, so an import note reports it.
     */
    static final String WRONG = "Wrong";

    private static final Map<String, String> CONFIDENCE = words(
            "Confident",
            "CONFIDENT",
            "Likely",
            "LIKELY",
            "Speculative",
            "SPECULATIVE",
            "Unverified",
            "UNVERIFIED",
            "Unknown",
            "UNKNOWN",
            WRONG,
            "UNKNOWN");

    /** A term in Epoch AI's column for countries. It does not stand for a country. */
    static final String MULTINATIONAL = "Multinational";

    /** The names that the column {@code corrected} may contain: corrections can fill in only these facts. */
    private static final Map<String, String> CORRECTED =
            words("recordedCountries", "recordedCountries", "recordedSectors", "recordedSectors");

    private DialectVocabulary() {}

    /** The terms that stand for the values of a fact, each with its enum value. */
    static Map<String, String> of(Fact fact) {
        return switch (fact) {
            case RECORDED_SECTORS -> SECTORS;
            case ACCESSIBILITY -> ACCESSIBILITY;
            case CONFIDENCE -> CONFIDENCE;
            case CORRECTED -> CORRECTED;
            default -> throw new IllegalArgumentException("The fact " + fact + " has no fixed list of terms");
        };
    }

    private static Map<String, String> words(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        for (int i = 1; i < pairs.length; i += 2) {
            words.putIfAbsent(pairs[i], pairs[i]);
        }
        return words;
    }
}
