package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** What kind of organization. */
@Description("What kind of organization.")
public enum Sector {
    @Description("Companies.")
    INDUSTRY,
    @Description("Universities and their institutes.")
    ACADEMIA,
    @Description("Public bodies and state laboratories.")
    GOVERNMENT,
    @Description("Open communities and non-profit research groups.")
    RESEARCH_COLLECTIVE
}
