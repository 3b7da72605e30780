/** Models at a revision: pages, orders and search. */
package dev.modelatlas.model;
