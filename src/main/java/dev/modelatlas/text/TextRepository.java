package dev.modelatlas.text;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** Compares search strings with names in the database. */
@ApplicationScoped
class TextRepository {
    private final Jdbi jdbi;

    TextRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The terms of a search string in their order; empty when it has neither letters nor digits. Runs one statement.
     */
    List<Term> terms(String text, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from search_terms(:text, :revision)")
                .bind("text", text)
                .bind("revision", revision)
                .mapTo(Term.class)
                .list());
    }
}
