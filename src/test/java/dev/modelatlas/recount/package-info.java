/**
 * A second, independent count of every trend, in plain Java over the source files and the seed. It shares no parser,
 * SQL or view with the product.
 */
package dev.modelatlas.recount;
