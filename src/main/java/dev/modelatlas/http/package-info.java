/** GraphQL over HTTP: requests in, negotiated and coded responses out. */
package dev.modelatlas.http;
