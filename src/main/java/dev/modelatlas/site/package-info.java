/** Serves the web pages. They are static files in {@code META-INF/resources}, and use the API like any other client. */
package dev.modelatlas.site;
