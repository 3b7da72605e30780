/** Countries of ISO 3166-1, as models are counted for them. */
package dev.modelatlas.country;
