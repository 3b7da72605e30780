package dev.modelatlas.bench.scale;

/**
 * What came of one load.
 *
 * @param rate right answers a second
 * @param p50 milliseconds that half of the answers took at most
 * @param p99 milliseconds that 99 of 100 took at most; NaN when nobody measured it
 * @param refused answers that said "not now"
 */
record Measured(double rate, double p50, double p99, long refused) {}
