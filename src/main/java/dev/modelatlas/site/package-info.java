/** The pages for people: the playground. They are static files in {@code META-INF/resources}, clients like any other. */
package dev.modelatlas.site;
