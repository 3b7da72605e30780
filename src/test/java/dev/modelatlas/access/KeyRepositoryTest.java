package dev.modelatlas.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogRecord;

import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.access.KeyRepository.AlreadyReplacedException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.WriteTransaction;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

@Concurrent
class KeyRepositoryTest {
    private static final Actor ADA = new Actor("Ada");

    private final Atlas atlas = Atlas.empty();
    private final KeyRepository repository = new KeyRepository(atlas.jdbi());
    private final KeyVerifier keys = new KeyVerifier(repository);

    /** A primary that has just become a replica, or whose disk is full, refuses to record that a key was used. */
    @Test
    void keyWorksWithAReadOnlyDatabaseAndItsUseLogsNoStackTrace() {
        var readOnly = new KeyRepository(atlas.jdbi()) {
            @Override
            void touch(String id) {
                throw new ConnectionException(new SQLException("cannot execute UPDATE", "25006"));
            }
        };
        var key = publisher("Partner");
        try (var log = RecordedLog.of(KeyVerifier.class)) {
            assertThat(new KeyVerifier(readOnly).find(key)).isPresent();
            assertThat(log.about(key.id())).extracting(LogRecord::getThrown).allMatch(Objects::isNull);
        }
    }

    @Test
    void newKeyWorksAndItsSecretIsNotInTheDatabase() {
        var key = publisher("Partner");
        assertThat(keys.find(key)).map(ApiKey::name).contains("Partner");
        assertThat(keys.find(new PlainKey(key.id(), "0".repeat(64)))).isEmpty();
        var stored = Sql.one(
                atlas.jdbi(),
                String.class,
                "select api_key::text || (select string_agg(a::text, ' ') from audit_event a) from api_key");
        assertThat(stored).contains(key.id()).doesNotContain(key.secret());
    }

    @Test
    void refusesAKnownKeyIdWithAnotherSecret() {
        var key = publisher("Partner");
        assertThat(keys.find(new PlainKey(key.id(), "0".repeat(64)))).isEmpty();
        assertThat(repository.all()).extracting(ApiKey::lastUsedAt).containsOnlyNulls();
    }

    @Test
    void recordsTheUseOfAKeyAtMostOnceAMinute() {
        var key = publisher("Partner");
        keys.find(key);
        var first = lastUse();
        new KeyVerifier(repository).find(key);
        assertThat(lastUse()).isEqualTo(first).isNotNull();
    }

    /** The transaction may be another server's record of the use, or a change of keys, that waits for a standby. */
    @ParameterizedTest
    @ValueSource(strings = {"select from api_key for update", "lock table api_key in share row exclusive mode"})
    void keyIsAcceptedWithoutWaitingForATransactionThatLocksIt(String lock) {
        var key = publisher("Partner");
        try (var other = atlas.jdbi().open();
                var log = RecordedLog.of(KeyVerifier.class)) {
            other.begin();
            other.execute(lock);
            assertThat(keys.find(key)).isPresent();
            assertThat(log.messages()).isEmpty();
            var failure = catchThrowable(() -> Deadline.within(Duration.ofSeconds(2), () -> {
                repository.touch(key.id());
                return null;
            }));
            // At the deadline, the failure would be another one.
            assertThat(failure == null || DatabaseFailure.isLockTimeout(failure))
                    .as(() -> "has not waited: " + failure)
                    .isTrue();
            other.rollback();
        }
    }

    @Test
    void recordOfTheUseOfAKeyDoesNotWaitForStandbys() {
        var key = publisher("Partner");
        var statements = Sql.statements(atlas.jdbi());
        keys.find(key);
        assertThat(statements).anyMatch(statement -> statement.contains("set local synchronous_commit = off"));
        assertThat(lastUse()).isNotNull();
    }

    @Test
    void revokedKeyIsRefusedByEveryServerWithinSeconds() {
        var key = publisher("Partner");
        var elsewhere = new KeyVerifier(repository);
        assertThat(elsewhere.find(key)).isPresent();
        assertThat(repository.revoke(ADA, key.id())).isTrue();
        await().until(() -> elsewhere.find(key).isEmpty());
        assertThat(repository.revoke(ADA, key.id())).isFalse();
    }

    /** The key may have been revoked just after a slow lookup read it. */
    @Test
    void cacheLifetimeOfAKeyBeginsWhenItsLookupBegins() {
        var key = publisher("Partner");
        var lookups = new AtomicInteger();
        var slow = new KeyVerifier(new KeyRepository(atlas.jdbi()) {
            @Override
            Optional<ApiKey> byId(String id) {
                var found = super.byId(id);
                lookups.incrementAndGet();
                LockSupport.parkNanos(KeyVerifier.MEMORY.toNanos());
                return found;
            }

            @Override
            void touch(String id) {
                // The time of the lookup has passed.
            }
        });
        slow.find(key);
        slow.find(key);
        assertThat(lookups).hasValue(2);
    }

    @Test
    void expiredKeyIsRefusedAndCannotBeRotated() {
        var end = Instant.now().minusSeconds(1);
        var key = repository
                .create(ADA, "Guest", KeyRole.READER, KeyScope.OWN, end)
                .orElseThrow();
        assertThat(keys.find(key)).isEmpty();
        assertThat(repository.rotate(ADA, key.id(), Duration.ofHours(1))).isEmpty();
    }

    @Test
    void liveKeysHaveUniqueNames() {
        var key = publisher("Partner");
        assertThat(repository.create(ADA, "Partner", KeyRole.READER, KeyScope.OWN, null))
                .isEmpty();
        repository.revoke(ADA, key.id());
        assertThat(repository.create(ADA, "Partner", KeyRole.READER, KeyScope.OWN, null))
                .isPresent();
    }

    @Test
    void rotationGivesTheNewKeyTheSameRights() {
        var old = publisher("Partner");
        var key = repository.rotate(ADA, old.id(), Duration.ZERO).orElseThrow();
        assertThat(keys.find(old)).isEmpty();
        assertThat(keys.find(key))
                .get()
                .extracting(ApiKey::name, ApiKey::role, ApiKey::scope, ApiKey::replaces)
                .containsExactly("Partner", KeyRole.PUBLISHER, KeyScope.ALL, old.id());
        assertThat(repository.rotate(ADA, old.id(), Duration.ZERO)).isEmpty();
    }

    @Test
    void oldKeyMayStayValidForAWhileAfterItsRotation() {
        var old = publisher("Partner");
        var key = repository.rotate(ADA, old.id(), Duration.ofHours(1)).orElseThrow();
        assertThat(keys.find(old)).isPresent();
        assertThat(keys.find(key)).isPresent();
        assertThat(repository.byId(old.id()).orElseThrow().isLive(Instant.now().plusSeconds(3_700)))
                .isFalse();
    }

    /** The second new key would expire with the overlap of the first rotation. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keyCannotBeRotatedAgainDuringItsOverlap(boolean replacementIsRevoked) {
        var old = publisher("Partner");
        var key = repository.rotate(ADA, old.id(), Duration.ofHours(1)).orElseThrow();
        if (replacementIsRevoked) {
            repository.revoke(ADA, key.id());
        }
        var before = repository.all();
        assertThatThrownBy(() -> repository.rotate(ADA, old.id(), Duration.ZERO))
                .isInstanceOf(AlreadyReplacedException.class)
                .hasMessageStartingWith("Key %s is already being replaced by key %s. ", old.id(), key.id());
        assertThat(repository.all())
                .extracting(ApiKey::id, ApiKey::expiresAt, ApiKey::revokedAt)
                .containsExactlyElementsOf(before.stream()
                        .map(it -> tuple(it.id(), it.expiresAt(), it.revokedAt()))
                        .toList());
    }

    @Test
    void replacementCanBeRotatedDuringTheOverlap() {
        var old = publisher("Partner");
        var lost = repository.rotate(ADA, old.id(), Duration.ofHours(1)).orElseThrow();
        var key = repository.rotate(ADA, lost.id(), Duration.ZERO).orElseThrow();
        assertThat(repository.byId(key.id()).orElseThrow().expiresAt()).isNull();
        assertThat(keys.find(old)).isPresent();
    }

    @Test
    void rotationDoesNotExtendTheExpiry() {
        var end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
        var old = repository
                .create(ADA, "Guest", KeyRole.READER, KeyScope.OWN, end)
                .orElseThrow();
        var key = repository.rotate(ADA, old.id(), Duration.ofHours(1)).orElseThrow();
        assertThat(repository.all())
                .extracting(ApiKey::id, ApiKey::expiresAt)
                .containsExactlyInAnyOrder(tuple(old.id(), end), tuple(key.id(), end));
    }

    @Test
    void everyChangeOfAKeyIsInTheAuditLog() {
        var first = publisher("Partner");
        var second = repository.rotate(ADA, first.id(), Duration.ZERO).orElseThrow();
        repository.revoke(new Actor("Bob"), second.id());
        keys.find(second);
        assertThat(audit())
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::keyId)
                .containsExactly(
                        tuple("Bob", "KEY_REVOKED", second.id()),
                        tuple("Ada", "KEY_ROTATED", second.id()),
                        tuple("Ada", "KEY_REVOKED", first.id()),
                        tuple("Ada", "KEY_CREATED", first.id()));
        assertThatJson(audit().get(1).details())
                .isEqualTo("{name: 'Partner', role: 'PUBLISHER', scope: 'ALL', replaces: '%s'}".formatted(first.id()));
    }

    @Test
    void importIsInTheAuditLogEvenIfItCreatesNoRevision() {
        atlas.take("2024-07-16", file(row("Alpha", "2024-01-31", "OpenAI")));
        atlas.take("2024-07-17", file(row("Alpha", "2024-01-31", "OpenAI")));
        assertThat(audit())
                .extracting(AuditEvent::actor, AuditEvent::action, AuditEvent::revisionNumber)
                .containsExactly(
                        tuple(Actor.commandLine().name(), "SOURCE_UNCHANGED", null),
                        tuple(Actor.commandLine().name(), "REVISION_PUBLISHED", 1));
        assertThatJson(audit().get(1).details()).isEqualTo("""
            {label: '2024-07-16', asOf: '2024-07-16', publisher: 'Epoch AI',
             added: 1, changed: 0, renamed: 0, removed: 0, skippedRows: 0, notes: {}}\
            """);
    }

    /** Otherwise, PostgreSQL would keep the lock for hours, and all other changes and lookups of keys would wait. */
    @Test
    void letsPostgresDetectAProcessThatVanishedWhileHoldingALock() {
        var statements = Sql.statements(atlas.jdbi());
        publisher("Partner");
        assertThat(statements)
                .containsSubsequence(
                        WriteTransaction.NOTICE_LOST_CLIENT, "lock table api_key in share row exclusive mode");
    }

    @Test
    void rolledBackWriteLeavesNoAuditEntry() {
        assertThatThrownBy(() -> atlas.take("2024-07-16", file(row("Alpha", "no day", "OpenAI"))))
                .isInstanceOf(RuntimeException.class);
        assertThat(audit()).isEmpty();
    }

    @Test
    void auditEntryOfAWriteWithoutAnActorContainsTheDatabaseUser() {
        publisher("Partner");
        atlas.jdbi().useHandle(handle -> handle.execute("update api_key set revoked_at = now()"));
        assertThat(audit().get(0).actor()).isEqualTo("database user postgres");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set actor = 'Eve'", "delete from audit_event", "truncate audit_event"})
    void auditLogIsAppendOnly(String change) {
        publisher("Partner");
        assertThatThrownBy(() -> atlas.jdbi().useHandle(handle -> handle.execute(change)))
                .hasMessageContaining("audit_event only grows");
    }

    @Test
    void auditLogCanBeReadFromAGivenTimeOn() {
        publisher("Partner");
        var events = new ArrayList<AuditEvent>();
        new AuditRepository(atlas.jdbi()).newestFirst(Instant.now().plusSeconds(1), events::add);
        assertThat(events).isEmpty();
    }

    private PlainKey publisher(String name) {
        return repository
                .create(ADA, name, KeyRole.PUBLISHER, KeyScope.ALL, null)
                .orElseThrow();
    }

    private Instant lastUse() {
        return repository.all().get(0).lastUsedAt();
    }

    private List<AuditEvent> audit() {
        var events = new ArrayList<AuditEvent>();
        new AuditRepository(atlas.jdbi()).newestFirst(null, events::add);
        return events;
    }
}
