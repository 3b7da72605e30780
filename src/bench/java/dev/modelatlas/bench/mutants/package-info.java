/** Faults made in the code on purpose, one at a time, to see whether the tests that stand for that code notice them. */
package dev.modelatlas.bench.mutants;
