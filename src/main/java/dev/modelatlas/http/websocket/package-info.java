/** Subscriptions over WebSocket, with the protocol graphql-transport-ws. */
package dev.modelatlas.http.websocket;
