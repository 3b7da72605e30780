package dev.modelatlas.recount;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Student's t distribution, integrated by Simpson's rule. */
final class StudentDistribution {
    private static final int STEPS = 20_000;
    private static final double FURTHEST = 100;
    private static final Map<Integer, Double> OF_90 = new ConcurrentHashMap<>();

    private StudentDistribution() {}

    /** The t for which a value lies between -t and t with this probability. */
    static double quantile(double probability, int degrees) {
        return probability == 0.9
                ? OF_90.computeIfAbsent(degrees, any -> search(probability, degrees))
                : search(probability, degrees);
    }

    private static double search(double probability, int degrees) {
        double low = 0;
        double high = FURTHEST;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (within(middle, degrees) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double within(double t, int degrees) {
        double width = t / STEPS;
        double sum = density(0, degrees) + density(t, degrees);
        for (int i = 1; i < STEPS; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * density(i * width, degrees);
        }
        return 2 * sum * width / 3;
    }

    private static double density(double x, int degrees) {
        return gammas(degrees) / Math.sqrt(degrees * Math.PI) * Math.pow(1 + x * x / degrees, -(degrees + 1) / 2.0);
    }

    /** Gamma((degrees + 1) / 2) / Gamma(degrees / 2). */
    private static double gammas(int degrees) {
        double gammas = degrees % 2 == 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
        for (int below = degrees % 2 == 1 ? 1 : 2; below < degrees; below += 2) {
            gammas *= (below + 1.0) / below;
        }
        return gammas;
    }
}
