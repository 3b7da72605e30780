package dev.modelatlas.revision;

/**
 * The revision that something was read at. Every entity carries its own, so that what is nested below it is read at
 * the same one.
 *
 * @param revision number of the revision
 * @param pinned true when the client asked for this number; ids then carry it
 */
public record Snapshot(int revision, boolean pinned) {}
