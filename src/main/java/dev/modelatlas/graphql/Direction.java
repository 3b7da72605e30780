package dev.modelatlas.graphql;

import org.eclipse.microprofile.graphql.Description;

/** Which end of an order comes first. */
@Description("Which end of an order comes first. What is unknown comes last either way.")
public enum Direction {
    @Description("Smallest, earliest or first in the alphabet.")
    ASC,
    @Description("Largest, latest or last in the alphabet.")
    DESC
}
