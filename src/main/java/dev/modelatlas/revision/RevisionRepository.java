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
import jakarta.transaction.Transactional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.ReadRouting;

import static io.quarkus.narayana.jta.QuarkusTransaction.joiningExisting;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Reads revisions, and caches them, because a revision never changes. Revisions come from the primary, which has all of
 * them. The publishers, and the number of the newest revision, may come from a replica.
 */
@ApplicationScoped
public class RevisionRepository {
    /** Maximum number of parameters of a statement. PostgreSQL's protocol allows 32,767. */
    private static final int MOST_PARAMETERS = 1_000;

    /** Maximum number of cached revisions, each less than a kilobyte. Other revisions are read from the database. */
    static final int MOST_KEPT = 10_000;

    private final Cache<Integer, Revision> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Cache<Integer, Integer> noteCounts =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Cache<Integer, Set<String>> publishers =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Jdbi jdbi;

    /**
     * The newest revision that was read; null before any was read. Kept outside the cache, so that it is never evicted.
     */
    private final AtomicReference<Revision> newest = new AtomicReference<>();

    RevisionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Number of the newest revision, read from a replica or the primary; empty while there is none. */
    public OptionalInt current() {
        var newest = jdbi.withHandle(handle -> handle.select("select coalesce(max(number), 0) from revision")
                .mapTo(int.class)
                .one());
        return newest == 0 ? OptionalInt.empty() : OptionalInt.of(newest);
    }

    /** The revision with this number; empty when it does not exist. */
    public Optional<Revision> byNumber(int number) {
        return ifKnown(number)
                .or(() -> joiningExisting()
                        .call(() -> RevisionEntity.<RevisionEntity>findByIdOptional(number)
                                .map(this::remember)));
    }

    /** The revision with this number if it is cached. Does not query the database. */
    Optional<Revision> ifKnown(int number) {
        var last = newest.get();
        return Optional.ofNullable(last != null && last.number() == number ? last : kept.getIfPresent(number));
    }

    /** The revisions with these numbers. Runs one statement for every 1,000 revisions that are not cached. */
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

    /** Loads a short range of revisions into the cache. Runs at most one statement. */
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

    /**
     * The revision with the latest {@code asOf} that is not after the given day; if several have this {@code asOf}, the
     * newest of them. Considers only revisions up to the number {@code newest}. Empty when there is none.
     */
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

    /**
     * For each date, the revision that has this {@code asOf}; if there are several, the one with the lowest number,
     * because the later ones result from operators' decisions or from publications of other publishers. Considers only
     * revisions up to the number {@code newest}. The map omits dates without a revision.
     */
    Map<LocalDate, Revision> ofDays(Collection<LocalDate> days, int newest) {
        return joiningExisting()
                .call(() -> RevisionEntity.<RevisionEntity>list(
                                "from RevisionEntity r join fetch r.source where r.number <= ?1 and r.asOf in ?2"
                                        + " order by r.number",
                                newest,
                                days)
                        .stream()
                        .map(this::remember)
                        .collect(toMap(Revision::asOf, identity(), (older, newer) -> older)));
    }

    /** All revisions, oldest first. */
    @Transactional
    public List<Revision> all() {
        return RevisionEntity.<RevisionEntity>list("from RevisionEntity r join fetch r.source order by r.number")
                .stream()
                .map(this::remember)
                .toList();
    }

    /** The number of a revision's import notes; null when it is not cached, or was never recorded. Runs no query. */
    Integer noteCountIfKnown(int number) {
        return noteCounts.getIfPresent(number);
    }

    /** The publishers of all revisions up to the given one. */
    public Set<String> publishers(int revision) {
        return publishers.get(revision, this::readPublishers);
    }

    private Set<String> readPublishers(int revision) {
        // Excludes replicas that lack this revision, because the request itself may read an earlier one. The result
        // from such a replica would lack publishers, and would then be cached.
        ReadRouting.requireRevision(revision);
        return Set.copyOf(jdbi.withHandle(
                handle -> handle.select("select distinct publisher from revision where number <= ?", revision)
                        .mapTo(String.class)
                        .list()));
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
