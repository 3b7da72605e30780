/** What the words that a client looks for mean at a revision: the one place where texts are compared with names. */
package dev.modelatlas.text;
