/** Benchmarks: plain programs that put a running server under load and print what came of it as Markdown. */
package dev.modelatlas.bench;
