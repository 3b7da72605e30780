package dev.modelatlas.ingest;

/** What the words of sources mean, by {@code db/reference}. */
public interface ReferenceWords {

    /** ISO code of the country of that code, name or alias; null when there is none. */
    String country(String word);

    /** The name of the domain: the word itself unless it is known to mean another one. */
    default String domain(String word) {
        return word;
    }

    /** The name under which the task is counted: the word itself unless it is an alias. */
    String task(String word);

    /** What fills a blank fact of that model; null when nothing does. */
    Correction correction(String model, String field);

    /**
     * A fact that a source leaves blank.
     *
     * @param model name of the model
     * @param field name of the fact
     * @param value what to fill in
     * @param reason why, a sentence
     */
    record Correction(String model, String field, String value, String reason) {}
}
