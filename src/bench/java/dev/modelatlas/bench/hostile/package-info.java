/** Attacks on the packaged program, and requests made from seeds: {@code .ci/long redteam} and {@code .ci/long fuzz}. */
package dev.modelatlas.bench.hostile;
