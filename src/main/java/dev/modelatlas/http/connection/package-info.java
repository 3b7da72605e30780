/** TCP connections: their limits, timeouts for slow clients, and the shutdown. */
package dev.modelatlas.http.connection;
