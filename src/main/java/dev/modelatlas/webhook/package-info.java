/** Delivers each revision to webhooks by POST: signed, in order, at least once. */
package dev.modelatlas.webhook;
