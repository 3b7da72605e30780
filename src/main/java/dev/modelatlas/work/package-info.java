/** Worker threads: fair scheduling, stuck threads, and the memory of data in transit. */
package dev.modelatlas.work;
