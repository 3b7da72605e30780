package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** The type of an organization. */
@Description("Sector of an organization.")
public enum Sector {
    @Description("Companies.")
    INDUSTRY,
    @Description("Universities and their institutes.")
    ACADEMIA,
    @Description("Public bodies and government laboratories.")
    GOVERNMENT,
    @Description("Open communities and non-profit research groups.")
    RESEARCH_COLLECTIVE
}
