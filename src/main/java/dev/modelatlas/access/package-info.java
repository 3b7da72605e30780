/** Authentication, roles, rate limits and the audit log. */
package dev.modelatlas.access;
