package dev.modelatlas.ingest.reference;

/** Uses the reference data in {@code db/reference} to resolve the terms that sources contain. */
public interface ReferenceWords {

    /** ISO code of the country that has this code, English or Korean name, or alias; null when there is none. */
    String country(String word);

    /** The name of the domain that the term denotes: the term itself, unless the term is an alias or a slug. */
    default String domain(String word) {
        return word;
    }

    /** The name of the task that the term denotes: the term itself, unless the term is an alias or a slug. */
    String task(String word);

    /**
     * The correction for a fact that the source leaves blank; null when there is none.
     *
     * @param model name of the model
     */
    Correction correction(String model, String field);

    /**
     * A value for a fact that a source leaves blank.
     *
     * @param model name of the model
     * @param field name of the fact
     * @param value the value to fill in
     * @param reason the reason, as a sentence
     */
    record Correction(String model, String field, String value, String reason) {}
}
