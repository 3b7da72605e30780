/** GraphQL over HTTP: requests in, negotiated and coded responses out; subscriptions over WebSocket. */
package dev.modelatlas.http;
