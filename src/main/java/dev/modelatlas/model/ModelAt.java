package dev.modelatlas.model;

/**
 * Identifies a model at a revision.
 *
 * @param modelId ID of the model in the database
 * @param revision number of the revision
 */
public record ModelAt(int modelId, int revision) {

    /** Identifies a model and the revision at which it was read. */
    public static ModelAt of(Model model) {
        return new ModelAt(model.row().modelId, model.snapshot().revision());
    }
}
