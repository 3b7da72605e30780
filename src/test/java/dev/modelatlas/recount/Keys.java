package dev.modelatlas.recount;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.modelatlas.trend.count.Dimension;

/** The keys that a model counts under, as the schema describes them at {@code Dimension}. */
final class Keys {
    private static final Map<String, String> FAMILIES = Map.of(
            "language-modeling", "LANGUAGE_MODELING",
            "language-modeling-generation", "LANGUAGE_MODELING",
            "language-generation", "LANGUAGE_MODELING",
            "speech-recognition-asr", "SPEECH_RECOGNITION",
            "audio-speech-recognition", "SPEECH_RECOGNITION");

    private Keys() {}

    static Collection<String> of(Fact fact, Dimension by, Question question) {
        Recorded stated = fact.stated();
        return switch (by) {
            case COUNTRY -> fact.countries(question.countryBasis());
            case ORGANIZATION -> fact.organizations(question.organizationBasis());
            case DOMAIN -> stated.domains();
            case TASK -> stated.tasks();
            case SECTOR -> fact.sectors().isEmpty() ? List.of("UNKNOWN") : fact.sectors();
            case COLLABORATION -> List.of(fact.collaboration(question.organizationBasis()));
            case DOMAIN_COUNT -> List.of(bucket(stated.domains().size(), 3));
            case TASK_COUNT -> List.of(bucket(stated.tasks().size(), 5));
            case ACCESSIBILITY -> List.of(stated.accessibility() == null ? "UNKNOWN" : stated.accessibility());
            case CONFIDENCE -> List.of(stated.confidence());
            case COMPUTE_MAGNITUDE -> List.of(magnitude(stated.trainingFlop()));
            case OPENNESS -> List.of(openness(stated.accessibility()));
            case TASK_FAMILY -> families(stated);
            case TASK_FAMILY_COUNT -> List.of(bucket(families(stated).size(), 5));
        };
    }

    private static String openness(String accessibility) {
        if (accessibility == null) {
            return "UNKNOWN";
        }
        return accessibility.startsWith("OPEN_WEIGHTS_") ? "OPEN_WEIGHTS" : "CLOSED";
    }

    /** The task families of a model: language modelling and speech recognition each combine several tasks. */
    private static Set<String> families(Recorded stated) {
        Set<String> families = new TreeSet<>();
        for (String task : stated.tasks()) {
            families.add(FAMILIES.getOrDefault(task, task));
        }
        return families;
    }

    private static String bucket(int count, int open) {
        return count < open ? String.valueOf(count) : open + "+";
    }

    /**
     * The power of ten at or below the number. For 1e23 the result is "1e23", although the double and its logarithm are
     * just below.
     */
    static String magnitude(Double flop) {
        if (flop == null) {
            return "unknown";
        }
        int power = (int) Math.floor(Math.log10(flop));
        return "1e" + (flop >= Double.parseDouble("1e" + (power + 1)) ? power + 1 : power);
    }
}
