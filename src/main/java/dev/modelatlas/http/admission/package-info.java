/** Admission of requests: the queue for workers, and limits on concurrent requests. */
package dev.modelatlas.http.admission;
