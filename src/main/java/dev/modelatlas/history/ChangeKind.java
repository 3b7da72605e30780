package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;

/** What a revision did to a model. */
@Description("What a revision did to a model.")
public enum ChangeKind {
    @Description("It came for the first time.")
    ADDED,
    @Description("Its facts changed, its name did not.")
    CHANGED,
    @Description("It got another name, and perhaps other facts with it.")
    RENAMED,
    @Description("It left the dataset.")
    REMOVED,
    @Description("It came back.")
    RESTORED
}
