package dev.modelatlas.graphql.permalink;

import java.time.LocalDate;
import java.util.OptionalInt;

/** Returns the numbers of the revisions that a request reads. */
public interface RevisionNumbers {
    /**
     * The current revision, which a field reads if none of its arguments determines a revision. Called only if the
     * document has such a field.
     */
    int currentNumber();

    /** The latest revision on or before the day; empty when there is none. */
    OptionalInt numberAsOf(LocalDate day);
}
