package dev.modelatlas.shortlink;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.shortlink.StoredDocumentRepository.Outcome;
import dev.modelatlas.sql.Database;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.WriteTransaction;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class StoredDocumentRepositoryTest {
    private static final Publisher ADA = publisher("Ada");
    private static final Publisher BO = publisher("Bo");

    private final Databases.Fresh database = Databases.filled("migrated", empty -> Atlas.on(empty.dataSource()));
    private final Jdbi jdbi = new Database().jdbi(database.dataSource());
    private final StoredDocumentRepository repository = new StoredDocumentRepository(jdbi);

    @Test
    void documentIsStoredOnceAndReadUnchanged() {
        var document = document(1);
        assertThat(repository.find(document.id())).isEmpty();
        assertThat(add(document, ADA, 10)).isEqualTo(Outcome.STORED);
        assertThat(add(document, ADA, 10)).isEqualTo(Outcome.KNOWN);
        assertThat(add(document, BO, 10)).isEqualTo(Outcome.KNOWN);
        assertThat(repository.find(document.id())).contains(document.json());
        assertThat(audit()).containsExactly("key 1, Ada DOCUMENT_STORED " + document.id() + " Ada");
    }

    @Test
    void publisherStoresNoMoreDocumentsThanTheLimit() {
        assertThat(add(document(1), ADA, 0)).isEqualTo(Outcome.TOO_MANY);
        assertThat(add(document(1), ADA, 2)).isEqualTo(Outcome.STORED);
        assertThat(add(document(2), ADA, 2)).isEqualTo(Outcome.STORED);
        assertThat(add(document(3), ADA, 2)).isEqualTo(Outcome.TOO_MANY);
        assertThat(add(document(2), ADA, 2)).isEqualTo(Outcome.KNOWN);
        assertThat(add(document(3), BO, 2)).isEqualTo(Outcome.STORED);
        assertThat(add(document(4), ADA, 3)).isEqualTo(Outcome.STORED);
    }

    @Test
    void concurrentCallsStoreNoMoreThanTheLimit() {
        var calls = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> add(document(number), ADA, 3)))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join).filter(Outcome.STORED::equals))
                .hasSize(3);
        assertThat(audit()).hasSize(3);
    }

    /** Otherwise, PostgreSQL would keep the lock for hours, and all other calls would wait. */
    @Test
    void letsPostgresDetectAProcessThatVanishedWhileHoldingALock() {
        var statements = Sql.statements(jdbi);
        add(document(1), ADA, 10);
        assertThat(statements)
                .containsSubsequence(
                        WriteTransaction.NOTICE_LOST_CLIENT, "lock table stored_document in share row exclusive mode");
    }

    @Test
    void otherDocumentWithTheSameIdIsRefusedAndChangesNothing() {
        var document = document(1);
        var sameId = new StoredDocument(
                document.id(), document(2).sha256(), document(2).json());
        assertThat(add(document, ADA, 10)).isEqualTo(Outcome.STORED);
        assertThat(add(sameId, ADA, 10)).isEqualTo(Outcome.COLLISION);
        assertThat(repository.find(document.id())).contains(document.json());
    }

    @Test
    void storedDocumentNeverChangesAndItsDeletionIsAudited() {
        add(document(1), ADA, 10);
        assertThatThrownBy(
                        () -> jdbi.useHandle(handle -> handle.execute("update stored_document set publisher = 'Bo'")))
                .hasMessageContaining("A stored document never changes");
        jdbi.useHandle(handle -> handle.execute("delete from stored_document"));
        assertThat(repository.find(document(1).id())).isEmpty();
        assertThat(audit()).hasSize(2).last().asString().contains("DOCUMENT_DELETED");
    }

    @Test
    void readOnlyDatabaseServesStoredDocumentsAndRefusesNewOnes() {
        add(document(1), ADA, 10);
        var readOnly = new StoredDocumentRepository(new Database().jdbi(readOnly()));
        assertThat(readOnly.find(document(1).id())).contains(document(1).json());
        assertThat(add(readOnly, document(1), ADA, 10)).isEqualTo(Outcome.KNOWN);
        assertThatThrownBy(() -> add(readOnly, document(2), ADA, 10))
                .satisfies(failure -> assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.UNAVAILABLE));
    }

    /** The same database, but read-only, as a server sees it when the database has become a replica. */
    private DataSource readOnly() {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        source.setOptions("-c default_transaction_read_only=on");
        return source;
    }

    private Outcome add(StoredDocument document, Publisher publisher, int most) {
        return add(repository, document, publisher, most);
    }

    private static Outcome add(
            StoredDocumentRepository repository, StoredDocument document, Publisher publisher, int most) {
        return Deadline.within(Duration.ofSeconds(30), () -> repository.add(document, publisher, most));
    }

    private List<String> audit() {
        return Sql.list(
                jdbi,
                String.class,
                "select actor || ' ' || action || ' ' || (details ->> 'id') || ' '"
                        + " || (details ->> 'publisher') from audit_event order by id");
    }

    private static StoredDocument document(int number) {
        return ShippedDocuments.document("{ revision(number: " + number + ") { label } }");
    }

    private static Publisher publisher(String name) {
        return new Publisher(name, KeyScope.OWN, new Actor("key 1, " + name), null);
    }
}
