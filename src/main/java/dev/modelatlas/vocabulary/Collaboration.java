package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** Whether a model was made by one party or by several. */
@Description("Whether a model was made by one party or by several.")
public enum Collaboration {
    @Description("One organization or group, or none recorded.")
    SOLE,
    @Description("More than one organization or group.")
    JOINT
}
