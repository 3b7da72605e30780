/** Drafts: models and organizations as a source describes them, before they are matched with existing ones. */
package dev.modelatlas.ingest.draft;
