package dev.modelatlas.partner;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Sector;

/** A complete organization as a client publishes it. Null means unknown. */
@Input("OrganizationInput")
@Description("The complete record of one organization. An omitted field becomes unknown. The organization must be new, "
        + "or you must have introduced it. With a key of scope ALL, you can also change organizations "
        + "that other publishers introduced. You cannot change an organization that the reference data or "
        + "the operators of this server describe.")
public record OrganizationInput(
        @Description("Slug of an existing organization. Without a slug, the server looks for an organization with this "
                + "name. If no organization has the name, the server creates one.")
        String slug,

        @NonNull @Description(
                "Name, at most 500 characters. It cannot change later, because exports of earlier revisions show it.")
        String name,

        @Description("Korean name.") String nameKo,
        @Description("Sector of the organization.") Sector sector,

        @Description("Country of the headquarters: ISO 3166-1 alpha-2 code, English name or Korean name.")
        String headquarters,

        @Description(
                "Slug, name or alias of the parent organization; omit it if there is none. The same call may add the "
                        + "parent. The parent must not have a parent itself.")
        String group) {}
