package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;

/** Where the new value of a changed field came from. */
@Description("Origin of a changed fact.")
public enum ChangeOrigin {
    @Description("The value comes from the source of the model.")
    SOURCE,
    @Description(
            "The source leaves the field blank, and this project or an operator of this server filled it in. `reason` "
                    + "says why.")
    CORRECTION,
    @Description("The value is a fact about an organization, from this project's reference data or from an operator of "
            + "this server.")
    REFERENCE,
    @Description("A publisher sent the value over the API.")
    PARTNER
}
