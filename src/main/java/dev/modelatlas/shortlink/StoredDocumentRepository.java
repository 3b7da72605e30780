package dev.modelatlas.shortlink;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.sql.WriteTransaction;

/** Stores documents. A trigger in the database records each stored document in the audit log. */
@ApplicationScoped
class StoredDocumentRepository {
    private final Jdbi jdbi;

    StoredDocumentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The result of storing a document for a publisher. */
    enum Outcome {
        STORED,
        /** The document was stored before, by this publisher or by another. */
        KNOWN,
        /** Another document has the same ID. */
        COLLISION,
        /** The publisher has already stored the maximum number of documents. */
        TOO_MANY
    }

    /**
     * Stores a document unless it is already stored. Never overwrites a document.
     *
     * @param most maximum number of documents of a publisher
     */
    Outcome add(StoredDocument document, Publisher publisher, int most) {
        return WriteTransaction.with(jdbi, handle -> add(handle, document, publisher, most));
    }

    private static Outcome add(Handle handle, StoredDocument document, Publisher publisher, int most) {
        var known = find(handle, document.id());
        if (known.isEmpty()) {
            handle.execute(WriteTransaction.NOTICE_LOST_CLIENT);
            // Without this lock, two concurrent calls could store more documents than the limit.
            handle.execute("lock table stored_document in share row exclusive mode");
            known = find(handle, document.id());
        }
        if (known.isPresent()) {
            return known.get().equals(document.json()) ? Outcome.KNOWN : Outcome.COLLISION;
        }
        var count = handle.select("select count(*) from stored_document where publisher = ?", publisher.name())
                .mapTo(Long.class)
                .one();
        if (count >= most) {
            return Outcome.TOO_MANY;
        }
        publisher.actor().applyTo(handle);
        handle.createUpdate("insert into stored_document (id, sha256, document, publisher)"
                        + " values (:id, :sha256, cast(:json as json), :publisher)")
                .bind("id", document.id())
                .bind("sha256", document.sha256())
                .bind("json", document.json())
                .bind("publisher", publisher.name())
                .execute();
        return Outcome.STORED;
    }

    /** The canonical JSON of a document. */
    Optional<String> find(String id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    private static Optional<String> find(Handle handle, String id) {
        return handle.select("select cast(document as text) from stored_document where id = ?", id)
                .mapTo(String.class)
                .findOne();
    }
}
