package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

@Description("Whether one organization or group developed a model, or several.")
public enum Collaboration {
    @Description("One organization or group developed the model, or no organization is recorded.")
    SOLE,
    @Description("Several organizations or groups developed the model.")
    JOINT
}
