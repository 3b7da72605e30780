/** Runs the clients in {@code docs} that keep a copy against a server that publishes. */
package dev.modelatlas.sync;
