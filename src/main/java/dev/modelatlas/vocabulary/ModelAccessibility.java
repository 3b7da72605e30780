package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** How the trained model can be obtained. */
@Description("How the trained model can be accessed.")
public enum ModelAccessibility {
    @Description("The weights can be downloaded and used for any purpose.")
    OPEN_WEIGHTS_UNRESTRICTED,
    @Description("The weights can be downloaded, but the licence restricts their use.")
    OPEN_WEIGHTS_RESTRICTED,
    @Description("The weights can be downloaded for non-commercial use only.")
    OPEN_WEIGHTS_NON_COMMERCIAL,
    @Description("The model is available through an API.")
    API_ACCESS,
    @Description("The model is available in a product, but not through an API.")
    HOSTED_ACCESS,
    @Description("The model is not available outside the organization that developed it.")
    UNRELEASED
}
