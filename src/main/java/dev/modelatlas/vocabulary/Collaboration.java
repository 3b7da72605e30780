package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

@Description("Whether one or several organizations or groups developed a model.")
public enum Collaboration {
    @Description("One organization or group developed the model, or no organization is recorded.")
    SOLE,
    @Description("Several organizations or groups developed the model.")
    JOINT
}
