package dev.modelatlas.organization;

import dev.modelatlas.vocabulary.Sector;

/**
 * What is read of an organization at one revision.
 *
 * @param successorId the organization that it was renamed to by then; null when it was not
 */
record OrganizationRow(
        int id,
        String slug,
        String name,
        String nameKo,
        String nameKey,
        Sector sector,
        String headquarters,
        int groupId,
        Integer successorId) {}
