package dev.modelatlas.ingest.draft;

/**
 * One organization of a call, after cleaning. The call describes it completely, so null means unknown.
 *
 * @param position position in the call, starting at 0
 * @param slug slug of an existing organization; null for a new one, or to find an existing one by name
 * @param name normalized name
 * @param nameKo Korean name
 * @param sector name of a {@code Sector}
 * @param headquarters ISO 3166-1 alpha-2 code
 * @param group slug, name or alias of the group's parent; null when the organization has no parent
 */
public record OrganizationDraft(
        int position, String slug, String name, String nameKo, String sector, String headquarters, String group) {}
