/** Mutation tests: faults made on purpose, one at a time, to see whether the tests for that code notice them. */
package dev.modelatlas.bench.mutants;
