/** Parts of HTTP messages: media types, encodings, ETags, errors, and the JSON of a response. */
package dev.modelatlas.http.message;
