package dev.modelatlas.revision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.Jdbi;

import static io.quarkus.narayana.jta.QuarkusTransaction.joiningExisting;

/**
 * Reads revisions, from the primary: it knows them all. A revision never changes, so many are kept. What is the newest
 * one is asked where everything else is read.
 */
@ApplicationScoped
public class RevisionRepository {
    /** PostgreSQL's protocol has room for 32,767. */
    private static final int MOST_PARAMETERS = 1_000;

    /** Revisions in memory, of less than a kilobyte each; of the others, whoever asks waits for the database. */
    static final int MOST_KEPT = 10_000;

    private final Cache<Integer, Revision> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Cache<Integer, Integer> noteCounts =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Jdbi jdbi;

    /** Kept whatever else is asked for; null while none was read. */
    private final AtomicReference<Revision> newest = new AtomicReference<>();

    @Inject
    RevisionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Number of the newest revision that can be read; empty while there is none. */
    public OptionalInt current() {
        var newest = jdbi.withHandle(handle -> handle.select("select coalesce(max(number), 0) from revision")
                .mapTo(int.class)
                .one());
        return newest == 0 ? OptionalInt.empty() : OptionalInt.of(newest);
    }

    /** The revision of that number; empty when there is none. */
    public Optional<Revision> byNumber(int number) {
        return ifKnown(number)
                .or(() -> joiningExisting()
                        .call(() -> RevisionEntity.<RevisionEntity>findByIdOptional(number)
                                .map(this::remember)));
    }

    /** The revision of that number if it is in memory; asks nobody. */
    Optional<Revision> ifKnown(int number) {
        var last = newest.get();
        return Optional.ofNullable(last != null && last.number() == number ? last : kept.getIfPresent(number));
    }

    /** The revisions with these numbers. A statement for each 1,000 that are not in memory. */
    public Map<Integer, Revision> byNumbers(Collection<Integer> numbers) {
        var found = new HashMap<Integer, Revision>();
        var missing = new ArrayList<Integer>();
        for (var number : Set.copyOf(numbers)) {
            ifKnown(number).ifPresentOrElse(revision -> found.put(number, revision), () -> missing.add(number));
        }
        for (var from = 0; from < missing.size(); from += MOST_PARAMETERS) {
            var some = missing.subList(from, Math.min(from + MOST_PARAMETERS, missing.size()));
            joiningExisting()
                    .run(() -> RevisionEntity.<RevisionEntity>list(
                                    "from RevisionEntity r join fetch r.source where r.number in ?1", some)
                            .forEach(row -> found.put(row.number, remember(row))));
        }
        return found;
    }

    /** Reads the revisions of a short range into memory. One statement, or none. */
    void know(int first, int last) {
        var missing = IntStream.rangeClosed(first, last)
                .filter(number -> ifKnown(number).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            joiningExisting()
                    .run(() -> RevisionEntity.<RevisionEntity>list(
                                    "from RevisionEntity r join fetch r.source where r.number between ?1 and ?2",
                                    missing.getAsInt(),
                                    last)
                            .forEach(this::remember));
        }
    }

    /** The newest revision up to a number whose source stood at that day or before; empty when there is none. */
    Optional<Revision> asOf(LocalDate day, int newest) {
        return joiningExisting()
                .call(() -> RevisionEntity.<RevisionEntity>find(
                                "from RevisionEntity r join fetch r.source where r.number <= ?1 and r.asOf <= ?2"
                                        + " order by r.asOf desc, r.number desc",
                                newest,
                                day)
                        .firstResultOptional()
                        .map(this::remember));
    }

    /** Every revision, oldest first. */
    @Transactional
    public List<Revision> all() {
        return RevisionEntity.<RevisionEntity>list("from RevisionEntity r join fetch r.source order by r.number")
                .stream()
                .map(this::remember)
                .toList();
    }

    /** How many notes the revision has if it was read before and they were recorded, else null; asks nobody. */
    Integer noteCountIfKnown(int number) {
        return noteCounts.getIfPresent(number);
    }

    private Revision remember(RevisionEntity row) {
        if (row.noteCount != null) {
            noteCounts.put(row.number, row.noteCount);
        }
        var revision = kept.get(row.number, number -> row.toRevision());
        newest.accumulateAndGet(revision, (last, read) -> last == null || last.number() < read.number() ? read : last);
        return revision;
    }
}
