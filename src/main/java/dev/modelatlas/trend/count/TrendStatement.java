package dev.modelatlas.trend.count;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.modelatlas.value.ClasspathFile;

/**
 * Composes the SQL statements of trends from the {@code .sql} files beside this class. In a file, {@code ${name}} is
 * replaced by the fragment of that name, or by the file {@code name.sql}. The file {@code <name>_of_<source>.sql}
 * replaces {@code <name>.sql} for a {@link CountSource} that needs different SQL. Fragments are constant; values from
 * clients are always parameters.
 */
final class TrendStatement {
    private static final String PREDICATE = "predicate";
    private static final Pattern PIECE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern REVISION = Pattern.compile(":(revision)\\b");
    private static final Pattern DATE_OR_REVISION = Pattern.compile(":(revision|since|until)\\b");
    private static final Map<String, String> FILES = new ConcurrentHashMap<>();
    /**
     * The SQL composed from the {@code .sql} files, before the filter is inserted. Has few entries: one for each
     * combination of file, dimension (or pair of dimensions), measure and basis.
     */
    private static final Map<TextKey, String> TEXTS = new ConcurrentHashMap<>();

    private record TextKey(String file, CountSource source, Map<String, String> pieces) {}

    private TrendStatement() {}

    /**
     * The complete SQL of a file.
     *
     * @param pieces the fragments. Callers may use only a few different combinations, because the SQL of each
     *     combination stays in a cache
     * @param predicate the filter as an SQL condition; {@code m} is the alias of the table
     */
    static String of(String file, CountSource source, Map<String, String> pieces, String predicate) {
        var text = TEXTS.computeIfAbsent(
                new TextKey(file, source, pieces), it -> joined(it.file(), it.source(), it.pieces()));
        return text.replace("${" + PREDICATE + "}", predicate);
    }

    /**
     * Extends a statement so that it runs for several revisions, all with the same range of days. In each result row, the
     * column {@code asked_place} gives the position of the revision in the parameter {@code revisions}, starting at 1.
     * Within each revision, the rows keep the order of the given statement: {@code asked_row} numbers them.
     *
     * @param sql a statement with the parameters {@code revision}, {@code since} and {@code until}, and possibly others
     */
    static String ofEach(String sql) {
        return ofEach("unnest(cast(:revisions as int[])) with ordinality asked (revision, place)", REVISION, sql);
    }

    /**
     * Like {@link #ofEach}, but each revision has its own range of days, in the parameters {@code sinces} and
     * {@code untils}. PostgreSQL plans this statement without knowing the days, and may then read many more rows.
     */
    static String ofEachWithItsDays(String sql) {
        return ofEach(
                "unnest(cast(:revisions as int[]), cast(:sinces as date[]), cast(:untils as date[]))"
                        + " with ordinality asked (revision, since, until, place)",
                DATE_OR_REVISION,
                sql);
    }

    private static String ofEach(String asked, Pattern parameters, String sql) {
        return "select asked.place as asked_place, found.* from " + asked + " cross join lateral ("
                + "select row_number() over () as asked_row, each.* from (\n"
                + parameters.matcher(sql).replaceAll("asked.$1")
                + "\n) each) found order by asked.place, found.asked_row";
    }

    private static String joined(String file, CountSource source, Map<String, String> pieces) {
        var text = FILES.computeIfAbsent(
                file + "_of_" + source.name().toLowerCase(Locale.ROOT), which -> read(file, which));
        return PIECE.matcher(text).replaceAll(piece -> {
            var name = piece.group(1);
            var given = name.equals(PREDICATE) ? piece.group() : pieces.get(name);
            return Matcher.quoteReplacement(given == null ? joined(name, source, pieces) : given);
        });
    }

    private static String read(String file, String ofSource) {
        return Stream.of(ofSource, file)
                .map(name -> (name.contains("/") ? "/dev/modelatlas/trend/" : "") + name + ".sql")
                .filter(name -> TrendStatement.class.getResource(name) != null)
                .map(name -> ClasspathFile.text(TrendStatement.class, name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + file + ".sql"));
    }
}
