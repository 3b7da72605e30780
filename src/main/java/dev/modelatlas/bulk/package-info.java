/** Uploads, and import jobs, which may run for minutes. Every server can report and cancel the jobs of all servers. */
package dev.modelatlas.bulk;
