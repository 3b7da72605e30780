/** Subscriptions over WebSocket, by the protocol graphql-transport-ws. */
package dev.modelatlas.http.websocket;
