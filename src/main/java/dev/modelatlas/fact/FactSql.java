package dev.modelatlas.fact;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.modelatlas.sql.SqlFile;

/**
 * Replaces placeholders in SQL with lists of the plain facts ({@link Fact} explains this term). A new fact therefore
 * needs no change to the SQL files.
 */
public final class FactSql {
    private static final Pattern LIST = Pattern.compile("\\$\\{facts (\\w+)(?: (\\w+))?\\}");

    private FactSql() {}

    /**
     * Returns the SQL in a file, as {@link SqlFile#read} does, but with a list of plain facts for each placeholder.
     *
     * <table>
     * <caption>Lists</caption>
     * <tr><td>{@code ${facts of v}}</td><td>the columns of table {@code v}, as {@code v.column}</td></tr>
     * <tr><td>{@code ${facts named}}</td><td>the columns without the name of a table</td></tr>
     * <tr><td>{@code ${facts declared}}</td><td>the declarations of the columns, for creating a table</td></tr>
     * <tr><td>{@code ${facts kept}}</td><td>for each fact, its value in table {@code s}; if this value differs
     * from the value in table {@code m} only by rounding or list order, the value in {@code m}</td></tr>
     * <tr><td>{@code ${facts known}}</td><td>for each fact, a branch of a {@code case} expression:
     * {@code when 'column' then}, then the condition that its value in {@code v} is known</td></tr>
     * <tr><td>{@code ${facts lost}}</td><td>rows ('column', whether the value in {@code m} is known,
     * whether the value in {@code n} is known)</td></tr>
     * <tr><td>{@code ${facts told}}</td><td>rows (position, 'fieldName', value in {@code v} as text, value in
     * {@code n} as text, 'fieldName', false); the first position is 8</td></tr>
     * <tr><td>{@code ${facts quoted}}</td><td>the field names of facts that are strings</td></tr>
     * </table>
     */
    public static String read(Class<?> owner, String name) {
        return LIST.matcher(SqlFile.read(owner, name))
                .replaceAll(list -> Matcher.quoteReplacement(list(list.group(1), list.group(2))));
    }

    private static String list(String kind, String table) {
        return switch (kind) {
            case "of" -> columns(table, fact -> true);
            case "named" -> each(Fact::column);
            case "declared" -> each(FactSql::declared);
            case "kept" -> each(FactSql::kept);
            case "known" ->
                Fact.PLAIN.stream()
                        .map(fact -> "when '" + fact.column() + "' then " + known(fact, "v"))
                        .collect(Collectors.joining("\n        "));
            case "lost" ->
                each(fact -> "('" + fact.column() + "', " + known(fact, "m") + ", " + known(fact, "n") + ")");
            case "told" ->
                IntStream.range(0, Fact.PLAIN.size())
                        .mapToObj(index -> told(8 + index, Fact.PLAIN.get(index)))
                        .collect(Collectors.joining(", "));
            case "quoted" ->
                Fact.PLAIN.stream()
                        .filter(fact -> fact.kind() == Fact.Kind.TEXT || fact.kind() == Fact.Kind.TERM)
                        .map(fact -> "'" + fact.fieldName() + "'")
                        .collect(Collectors.joining(", "));
            default -> throw new IllegalArgumentException("Unknown list of facts: " + kind);
        };
    }

    /** The columns of the selected plain facts, as {@code table.column}, separated by commas. */
    public static String columns(String table, Predicate<Fact> which) {
        return Fact.PLAIN.stream()
                .filter(which)
                .map(fact -> table + "." + fact.column())
                .collect(Collectors.joining(", "));
    }

    /**
     * The number of bytes that the lists in a row of the table take. If PostgreSQL has not compressed a list, this
     * expression reads only the header of the list. PostgreSQL does not compress short lists.
     */
    public static String bytesOfLists(String table) {
        return Fact.PLAIN.stream()
                .filter(fact -> fact.kind().isList())
                .map(fact -> ("case when pg_column_compression(%1$s) is null then pg_column_size(%1$s)"
                                + " else octet_length(array_to_string(%1$s, '')) end")
                        .formatted(table + "." + fact.column()))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    /** The column names of all plain facts, separated by commas. */
    public static String columns() {
        return each(Fact::column);
    }

    private static String each(Function<Fact, String> sql) {
        return Fact.PLAIN.stream().map(sql).collect(Collectors.joining(", "));
    }

    private static String declared(Fact fact) {
        var isAlwaysThere = fact.kind().isList() || fact == Fact.CONFIDENCE;
        return fact.column() + " " + fact.kind().sqlType() + (isAlwaysThere ? " not null" : "");
    }

    private static String kept(Fact fact) {
        var same = switch (fact.kind()) {
            case NUMBER, SHARE -> "same_number";
            case LIST, LINKS -> "same_set";
            case TEXT, DATE, WHOLE_NUMBER, TERM -> null;
        };
        return same == null
                ? "s." + fact.column()
                : "case when %2$s(s.%1$s, m.%1$s) then m.%1$s else s.%1$s end as %1$s".formatted(fact.column(), same);
    }

    private static String known(Fact fact, String table) {
        var column = table + "." + fact.column();
        if (fact == Fact.CONFIDENCE) {
            return column + " <> 'UNKNOWN'";
        }
        return column + (fact.kind().isList() ? " <> '{}'" : " is not null");
    }

    private static String told(int position, Fact fact) {
        return "(%d, '%s', %s, %s, '%2$s', false)"
                .formatted(position, fact.fieldName(), asText(fact, "v"), asText(fact, "n"));
    }

    private static String asText(Fact fact, String table) {
        var column = table + "." + fact.column();
        return fact.kind().isList() ? "text_list(" + column + ")" : column + "::text";
    }
}
