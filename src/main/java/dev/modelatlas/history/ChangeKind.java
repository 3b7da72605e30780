package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;

/** The kinds of changes to a model. */
@Description("Kind of change that a revision made to a model.")
public enum ChangeKind {
    @Description("The model is new.")
    ADDED,
    @Description("Facts of the model changed, but not its name.")
    CHANGED,
    @Description("The name of the model changed, possibly with other facts.")
    RENAMED,
    @Description("The model was removed from the dataset.")
    REMOVED,
    @Description("The model returned after a removal.")
    RESTORED
}
