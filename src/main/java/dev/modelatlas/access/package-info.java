/** Who may do what and how often: keys, tokens, rate limits and the audit log. */
package dev.modelatlas.access;
