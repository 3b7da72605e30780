/**
 * Figures other than counts: training compute by value, quartiles, thresholds, and the dates on which values reached a
 * level of compute.
 */
package dev.modelatlas.trend.measure;
