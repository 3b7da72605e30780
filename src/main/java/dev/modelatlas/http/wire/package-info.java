/** What is settled below Vert.x: how much the system keeps for a connection, and which frames of WebSockets get in. */
package dev.modelatlas.http.wire;
