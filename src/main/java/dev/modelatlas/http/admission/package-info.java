/** Admission of requests: the queue for worker threads, and limits on concurrent requests. */
package dev.modelatlas.http.admission;
