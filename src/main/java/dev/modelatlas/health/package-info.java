/** Health checks and the management port. */
package dev.modelatlas.health;
