/** Trends at one revision: rankings, series, first models and growth. */
package dev.modelatlas.trend;
