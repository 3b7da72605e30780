package dev.modelatlas.partner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A publication that waits for another writer while its publisher's key ends. */
@Concurrent
class RevokedPublisherTest {
    private static final String WAITS = "select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    private final PartnerAtlas partners = new PartnerAtlas();

    @ParameterizedTest
    @CsvSource({"revoked_at = now(), 0", "expires_at = clock_timestamp(), 0", "last_used_at = now(), 1"})
    void publishesOnlyIfTheKeyIsStillValidWhenTheWaitEnds(String change, int published) {
        var key = new KeyRepository(partners.atlas().jdbi())
                .create(new Actor("test"), "Partner", KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow();
        var publisher = new Publisher("Partner", KeyScope.OWN, new Actor("test"), key.id());
        var before = revisions();
        try (var other = partners.atlas().jdbi().open()) {
            var waiting = waiting(other, publisher);
            partners.atlas().jdbi().useHandle(handle -> handle.execute("update api_key set " + change));
            other.rollback();
            assertThat(refused(waiting)).isEqualTo(published == 0);
        }
        assertThat(revisions() - before).isEqualTo(published);
    }

    /** Begins a publication while another writer holds the lock. */
    private CompletableFuture<?> waiting(Handle other, Publisher publisher) {
        other.begin();
        other.execute("select pg_advisory_xact_lock(?)", Ingest.SHIPPED_LOCK);
        var waiting = CompletableFuture.supplyAsync(
                () -> partners.publish(publisher, "upserts: [" + PartnerAtlas.model("Epsilon") + "]"));
        Waiting.await().until(() -> other.select(WAITS).mapTo(boolean.class).one());
        return waiting;
    }

    private static boolean refused(CompletableFuture<?> publication) {
        var failure = catchThrowableOfType(CompletionException.class, publication::join);
        if (failure != null) {
            assertThat(failure).hasCauseInstanceOf(AccessRefusal.class);
        }
        return failure != null;
    }

    private int revisions() {
        return partners.lines("select number from revision").size();
    }
}
