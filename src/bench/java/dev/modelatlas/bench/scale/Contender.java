package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.time.Duration;

/** A server or program that answers one document. */
interface Contender {

    /** The name of this contender in tables. */
    String name();

    /**
     * Runs the given number of callers. Each caller sends its next request when its previous request has been answered.
     */
    Measured measure(int callers, Duration time) throws IOException, InterruptedException;
}
