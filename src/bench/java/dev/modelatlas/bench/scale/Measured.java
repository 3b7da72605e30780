package dev.modelatlas.bench.scale;

/**
 * The result of one load.
 *
 * @param rate right answers per second
 * @param p50 median response time in milliseconds
 * @param p99 99th percentile of the response time in milliseconds; NaN when not measured
 * @param refused number of answers with 503
 */
record Measured(double rate, double p50, double p99, long refused) {}
