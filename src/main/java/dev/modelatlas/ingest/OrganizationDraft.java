package dev.modelatlas.ingest;

/**
 * What a call says of one organization, cleaned: all that is to be known of it, null where nothing is.
 *
 * @param position where it stands in the call, from 0
 * @param slug of an organization that is there; null to find it by its name, or for a new one
 * @param name normalised name
 * @param nameKo Korean name
 * @param sector name of a {@code Sector}
 * @param headquarters ISO 3166-1 alpha-2 code
 * @param group slug, name or alias of the organization it is counted under; null for itself
 */
public record OrganizationDraft(
        int position, String slug, String name, String nameKo, String sector, String headquarters, String group) {}
