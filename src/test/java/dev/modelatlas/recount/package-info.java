/** A second, independent count of every trend: plain Java over the source files and the seed, sharing no parser, SQL or view with the product. */
package dev.modelatlas.recount;
