/** The response cache, and requests that wait for the same response. */
package dev.modelatlas.http.cache;
