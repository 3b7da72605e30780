/** Trends of several revisions, read together. */
package dev.modelatlas.trend.revisions;
