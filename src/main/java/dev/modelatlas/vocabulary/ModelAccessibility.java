package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** How the trained model can be reached. */
@Description("How the trained model can be reached.")
public enum ModelAccessibility {
    @Description("The weights can be downloaded and used for anything.")
    OPEN_WEIGHTS_UNRESTRICTED,
    @Description("The weights can be downloaded; the licence restricts their use.")
    OPEN_WEIGHTS_RESTRICTED,
    @Description("The weights can be downloaded for non-commercial use.")
    OPEN_WEIGHTS_NON_COMMERCIAL,
    @Description("The model answers through a programming interface.")
    API_ACCESS,
    @Description("The model can be used in a product, without a programming interface.")
    HOSTED_ACCESS,
    @Description("The model cannot be reached from outside.")
    UNRELEASED
}
