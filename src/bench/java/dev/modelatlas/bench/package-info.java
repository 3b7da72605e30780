/** Benchmarks: plain programs that put a running server under load and print the results as Markdown. */
package dev.modelatlas.bench;
