/** Serves the web pages. Their files are in {@code META-INF/resources}; their scripts use the API like any client. */
package dev.modelatlas.site;
