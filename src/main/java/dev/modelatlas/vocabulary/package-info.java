/** The words that models are described and counted by: closed ones as enums, open ones as rows. */
package dev.modelatlas.vocabulary;
