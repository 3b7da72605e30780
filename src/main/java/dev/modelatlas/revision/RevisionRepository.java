package dev.modelatlas.revision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

import static io.quarkus.narayana.jta.QuarkusTransaction.joiningExisting;

/**
 * Reads revisions. A revision never changes, so each is read once, and from the primary: it knows them all. What is the
 * newest one is asked where everything else is read.
 */
@ApplicationScoped
public class RevisionRepository {
    private final Map<Integer, Revision> known = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> noteCounts = new ConcurrentHashMap<>();
    private final Jdbi jdbi;

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
        var revision = known.get(number);
        if (revision != null) {
            return Optional.of(revision);
        }
        return joiningExisting()
                .call(() ->
                        RevisionEntity.<RevisionEntity>findByIdOptional(number).map(this::remember));
    }

    /** The revision of that number if it was read before; asks nobody. */
    Optional<Revision> ifKnown(int number) {
        return Optional.ofNullable(known.get(number));
    }

    /** The revisions with these numbers, at least: all that are known. One statement, or none. */
    public Map<Integer, Revision> byNumbers(Collection<Integer> numbers) {
        var missing = numbers.stream()
                .filter(number -> !known.containsKey(number))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            joiningExisting()
                    .run(() -> RevisionEntity.<RevisionEntity>list(
                                    "from RevisionEntity r join fetch r.source where r.number in ?1", missing)
                            .forEach(this::remember));
        }
        return Collections.unmodifiableMap(known);
    }

    /** The newest revision up to a number whose source stood at that day or before; empty when there is none. */
    Optional<Revision> asOf(LocalDate day, int newest) {
        return byNumbers(IntStream.rangeClosed(1, newest).boxed().toList()).values().stream()
                .filter(revision -> revision.number() <= newest)
                .filter(revision -> !revision.asOf().isAfter(day))
                .max(Comparator.comparing(Revision::asOf).thenComparing(Revision::number));
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
        return noteCounts.get(number);
    }

    private Revision remember(RevisionEntity row) {
        if (row.noteCount != null) {
            noteCounts.put(row.number, row.noteCount);
        }
        return known.computeIfAbsent(row.number, number -> row.toRevision());
    }
}
