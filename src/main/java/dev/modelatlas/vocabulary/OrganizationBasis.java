package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** Which organizations a model counts for, once each. */
@Description("Which organizations a model counts for, once each.")
public enum OrganizationBasis {
    @Description("The organizations as the source lists them.")
    RECORDED,
    @Description("The parent group of each organization; an organization without a parent is its own group.")
    GROUP
}
