package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;

/** Where a changed fact came from. */
@Description("Where a changed fact came from.")
public enum ChangeOrigin {
    @Description("The source says so.")
    SOURCE,
    @Description("This project corrects a field that the source left blank; the reason is given.")
    CORRECTION,
    @Description("This project's reference data on organizations.")
    REFERENCE,
    @Description("A partner published it.")
    PARTNER
}
