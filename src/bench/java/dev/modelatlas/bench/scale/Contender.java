package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.time.Duration;

/** A server or program that answers one document. */
interface Contender {

    /** Its name in tables. */
    String name();

    /** Runs that many callers, each of which sends its next request when the previous one was answered. */
    Measured measure(int callers, Duration time) throws IOException, InterruptedException;
}
