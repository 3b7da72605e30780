/** Admission of requests: the queue for workers, and limits of concurrent requests. */
package dev.modelatlas.http.admission;
