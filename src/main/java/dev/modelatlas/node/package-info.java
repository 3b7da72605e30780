/** Objects found by their ID: Relay nodes and entities of Apollo Federation. */
package dev.modelatlas.node;
