package dev.modelatlas.claim;

/**
 * A name in the result of a claim's document, with the slug that the document selects beside it. A model keeps its slug
 * when the source renames the model, so a claim that names the model stays as true as before.
 */
record Named(String name, String slug) {
    @Override
    public String toString() {
        return name;
    }
}
