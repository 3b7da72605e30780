package dev.modelatlas.partner;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Sector;

/** An organization as a client states it, in full: null is unknown. */
@Input("OrganizationInput")
@Description("All that is to be known of one organization: what is left out is unknown. A new one, or one that you "
        + "introduced and the reference data of this server does not describe.")
public record OrganizationInput(
        @Description("Slug of an organization that is there; left out, it is found by its name, or new.")
        String slug,

        @NonNull @Description(
                "Its name, at most 500 characters. It stays as it was first given: exports of old revisions show it.")
        String name,

        @Description("Its Korean name.") String nameKo,
        @Description("Its sector.") Sector sector,

        @Description("Country of its headquarters: ISO 3166-1 alpha-2 code, or English name.")
        String headquarters,

        @Description(
                "Slug, name or alias of the organization that it is counted under; itself when left out. One of this "
                        + "publication may be named, and none that is itself counted under another.")
        String group) {}
