/** Responses: status, headers, and bodies that several requests share. */
package dev.modelatlas.http.response;
