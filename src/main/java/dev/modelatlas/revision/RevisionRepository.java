package dev.modelatlas.revision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reads revisions. A revision never changes, so each is read once. */
@ApplicationScoped
public class RevisionRepository {
    private final Map<Integer, Revision> known = new ConcurrentHashMap<>();

    /** Number of the newest revision; empty while there is none. */
    @Transactional
    public OptionalInt current() {
        var newest = RevisionEntity.getEntityManager()
                .createQuery("select max(r.number) from RevisionEntity r", Integer.class)
                .getSingleResult();
        return newest == null ? OptionalInt.empty() : OptionalInt.of(newest);
    }

    /** The revision of that number; empty when there is none. */
    @Transactional
    public Optional<Revision> byNumber(int number) {
        var revision = known.get(number);
        if (revision != null) {
            return Optional.of(revision);
        }
        return RevisionEntity.<RevisionEntity>findByIdOptional(number).map(this::remember);
    }

    /** The revision of that number if it was read before; asks nobody. */
    Optional<Revision> ifKnown(int number) {
        return Optional.ofNullable(known.get(number));
    }

    /** The revisions with these numbers, at least: all that are known. One statement, or none. */
    @Transactional
    public Map<Integer, Revision> byNumbers(Collection<Integer> numbers) {
        var missing = numbers.stream()
                .filter(number -> !known.containsKey(number))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            RevisionEntity.<RevisionEntity>list(
                            "from RevisionEntity r join fetch r.source where r.number in ?1", missing)
                    .forEach(this::remember);
        }
        return Collections.unmodifiableMap(known);
    }

    /** The newest revision up to a number whose source stood at that day or before; empty when there is none. */
    @Transactional
    public Optional<Revision> asOf(LocalDate day, int newest) {
        return RevisionEntity.<RevisionEntity>find(
                        "from RevisionEntity r join fetch r.source where r.asOf <= ?1 and r.number <= ?2"
                                + " order by r.asOf desc, r.number desc",
                        day,
                        newest)
                .page(0, 1)
                .firstResultOptional()
                .map(this::remember);
    }

    /** Every revision, oldest first. */
    @Transactional
    public List<Revision> all() {
        return RevisionEntity.<RevisionEntity>list("from RevisionEntity r join fetch r.source order by r.number")
                .stream()
                .map(this::remember)
                .toList();
    }

    private Revision remember(RevisionEntity row) {
        return known.computeIfAbsent(row.number, number -> row.toRevision());
    }
}
