/** Tasks that run when the server starts. */
package dev.modelatlas.startup;
