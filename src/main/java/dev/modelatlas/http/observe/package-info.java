/** Metrics, log lines and traces of requests. */
package dev.modelatlas.http.observe;
