/**
 * The terms by which models are described and counted. Fixed terms are enums; domains and tasks are rows of the
 * database.
 */
package dev.modelatlas.vocabulary;
