/** Partners: what they publish over the API. */
package dev.modelatlas.partner;
