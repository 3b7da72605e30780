package dev.modelatlas.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.graphql.Page;

import static java.util.stream.Collectors.groupingBy;

/** Reads import notes. */
@ApplicationScoped
public class NoteRepository {
    /**
     * Reads pages of notes. For a page from the end of a list, {@code sign} is -1, so that the last notes come first.
     */
    private static final String PAGES = """
            select k.ordinal, n.position, n.code, n.line, n.column_name, n.value, n.message
            from unnest(cast(:revisions as int[]), cast(:afters as int[]), cast(:befores as int[]),
                cast(:limits as int[]), cast(:signs as int[])) with ordinality
                as k (revision, after, before, size, sign, ordinal)
            cross join lateral (
                select *
                from import_note n
                where n.revision_number = k.revision and n.position > k.after and n.position < k.before
                order by n.position * k.sign
                limit k.size
            ) n
            order by k.ordinal, n.position * k.sign
            """;

    private final Jdbi jdbi;

    NoteRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Reads pages of import notes with two SQL statements. If the notes of a revision were not recorded, the result has
     * no pages for this revision.
     */
    Map<NotePageKey, ImportNoteConnection> pages(Collection<NotePageKey> keys) {
        var asked = List.copyOf(keys);
        var rows = rows(asked);
        var counts = counts(asked.stream().map(NotePageKey::revision).toList());
        var pages = new HashMap<NotePageKey, ImportNoteConnection>();
        for (int ordinal = 1; ordinal <= asked.size(); ordinal++) {
            var key = asked.get(ordinal - 1);
            var edges = rows.getOrDefault(ordinal, List.of()).stream()
                    .map(row -> new ImportNoteEdge(key.cursor(row), row.note()))
                    .toList();
            if (counts.containsKey(key.revision())) {
                var sum = counts.get(key.revision()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                pages.put(key, ImportNoteConnection.of(Page.of(edges, key.request()), sum));
            }
        }
        return pages;
    }

    /** The first notes of a revision, for reports. */
    public List<ImportNote> first(int revision, int most) {
        return jdbi
                .withHandle(handle -> handle.createQuery("select 1 as ordinal, position, code, line, column_name,"
                                + " value, message from import_note where revision_number = :revision"
                                + " order by position limit :most")
                        .bind("revision", revision)
                        .bind("most", most)
                        .mapTo(NoteRow.class)
                        .list())
                .stream()
                .map(NoteRow::note)
                .toList();
    }

    /** The number of notes by code, for each revision. The result lacks revisions whose notes were not recorded. */
    public Map<Integer, Map<String, Integer>> counts(Collection<Integer> revisions) {
        record Count(int number, String code, Integer count) {}
        var counts = new HashMap<Integer, Map<String, Integer>>();
        jdbi.withHandle(handle -> handle.createQuery("select r.number, c.key as code, cast(c.value as int) as count"
                                + " from revision r left join lateral jsonb_each_text(r.note_counts) c on true"
                                + " where r.number = any(:revisions) and r.note_counts is not null order by 1, 2")
                        .bind("revisions", revisions.toArray(Integer[]::new))
                        .mapTo(Count.class)
                        .list())
                .forEach(count -> {
                    var ofRevision = counts.computeIfAbsent(count.number(), any -> new TreeMap<>());
                    if (count.code() != null) {
                        ofRevision.put(count.code(), count.count());
                    }
                });
        return counts;
    }

    private Map<Integer, List<NoteRow>> rows(List<NotePageKey> keys) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGES)
                .bind("revisions", keys.stream().map(NotePageKey::revision).toArray(Integer[]::new))
                .bind("afters", keys.stream().map(NotePageKey::after).toArray(Integer[]::new))
                .bind("befores", keys.stream().map(NotePageKey::before).toArray(Integer[]::new))
                .bind(
                        "limits",
                        keys.stream().map(key -> key.request().limit() + 1).toArray(Integer[]::new))
                .bind(
                        "signs",
                        keys.stream()
                                .map(key -> key.request().backward() ? -1 : 1)
                                .toArray(Integer[]::new))
                .mapTo(NoteRow.class)
                .collect(groupingBy(NoteRow::ordinal)));
    }
}
