/** What each revision did to each model. */
package dev.modelatlas.history;
