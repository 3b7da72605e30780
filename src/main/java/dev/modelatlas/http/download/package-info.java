/**
 * Responses that are too large for memory: exports and the change feed. They are sent as fast as the client reads them.
 */
package dev.modelatlas.http.download;
