package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** Language of a display name. */
@Description("Language of a display name.")
public enum Language {
    @Description("English.")
    EN,
    @Description("Korean; English where no Korean name is known.")
    KO
}
