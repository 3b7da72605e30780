/** Attacks on the packaged program, and generated requests: {@code .ci/long redteam} and {@code .ci/long fuzz}. */
package dev.modelatlas.bench.hostile;
