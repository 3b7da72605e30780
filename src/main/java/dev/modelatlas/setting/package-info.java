/** Bounds and names of settings, checked at start, and the former names of settings. */
package dev.modelatlas.setting;
