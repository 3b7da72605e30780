/**
 * Figures other than counts: training compute by dimension, quartiles, thresholds, and the dates on which models
 * reached a level of compute.
 */
package dev.modelatlas.trend.measure;
