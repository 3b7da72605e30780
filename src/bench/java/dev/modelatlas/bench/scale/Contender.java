package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.time.Duration;

/** Who answers one document. */
interface Contender {

    /** What it is called in the tables. */
    String name();

    /** So many callers, each of whom asks again as soon as it was answered. */
    Measured measure(int callers, Duration time) throws IOException, InterruptedException;
}
