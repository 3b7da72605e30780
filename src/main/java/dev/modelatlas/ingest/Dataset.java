package dev.modelatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The dataset from which a revision is created.
 *
 * @param publisher owner of the rows. A file contains all rows of this publisher, and changes no rows of other
 *     publishers
 * @param name name of the dataset
 * @param url web page of the dataset
 * @param licence licence of the dataset
 * @param attribution the attribution that the licence requires
 * @param asOf date of the data
 */
public record Dataset(String publisher, String name, String url, String licence, String attribution, LocalDate asOf) {

    /**
     * Maximum {@link #sourceBytes}. The unique index of the table {@code source} contains these texts, and PostgreSQL
     * limits the size of an index row to 2,704 bytes.
     */
    public static final int MOST_SOURCE_BYTES = 2_500;

    /** Size of the texts that describe this source, in bytes of UTF-8. */
    public int sourceBytes() {
        return sourceBytes(name, url, licence, attribution);
    }

    /** Size of the texts that describe a source, in bytes of UTF-8. */
    public static int sourceBytes(String name, String url, String licence, String attribution) {
        return Stream.of(name, url, licence, attribution)
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** The same dataset on another date. */
    Dataset on(LocalDate date) {
        return new Dataset(publisher, name, url, licence, attribution, date);
    }

    /** Epoch AI's dataset on the given date. */
    public static Dataset ofEpoch(LocalDate asOf) {
        return new Dataset(
                "Epoch AI",
                "Data on AI Models",
                "https://epoch.ai/data/ai-models",
                "CC BY 4.0",
                "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models",
                asOf);
    }
}
