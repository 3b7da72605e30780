package dev.modelatlas.text;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Compares texts with names. */
@ApplicationScoped
class TextRepository {
    private final Jdbi jdbi;

    @Inject
    TextRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The terms of a text in their order; empty when it holds no letter and no digit. One statement. */
    List<Term> terms(String text, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from search_terms(:text, :revision)")
                .bind("text", text)
                .bind("revision", revision)
                .mapTo(Term.class)
                .list());
    }
}
