/** The terms that describe and count models. Fixed terms are enums; domains and tasks are rows of the database. */
package dev.modelatlas.vocabulary;
