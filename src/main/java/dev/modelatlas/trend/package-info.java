/** How releases develop: counts, ranks, shares and growth, computed by PostgreSQL at one revision. */
package dev.modelatlas.trend;
