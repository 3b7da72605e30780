package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** Language of a display name. */
@Description("Language of a display name.")
public enum Language {
    @Description("English.")
    EN,
    @Description("Korean, or English for names without a Korean translation.")
    KO
}
