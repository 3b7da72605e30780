package dev.modelatlas.model;

/**
 * A model at a revision.
 *
 * @param modelId key of the model
 * @param revision number of the revision
 */
public record ModelAt(int modelId, int revision) {

    /** Where a model was read. */
    public static ModelAt of(Model model) {
        return new ModelAt(model.row().modelId, model.snapshot().revision());
    }
}
