/** Publications by a call of the API. */
package dev.modelatlas.partner;
