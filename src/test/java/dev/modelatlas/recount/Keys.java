package dev.modelatlas.recount;

import java.util.Collection;
import java.util.List;

import dev.modelatlas.trend.Dimension;

/** Under which keys a model counts (rules 2 to 5 and 9). */
final class Keys {
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
        };
    }

    private static String bucket(int count, int open) {
        return count < open ? String.valueOf(count) : open + "+";
    }

    /** The power of ten at or below the number: of 1e23 that is "1e23", though its double and its logarithm lie just below. */
    static String magnitude(Double flop) {
        if (flop == null) {
            return "unknown";
        }
        int power = (int) Math.floor(Math.log10(flop));
        return "1e" + (flop >= Double.parseDouble("1e" + (power + 1)) ? power + 1 : power);
    }
}
