package dev.modelatlas.sql;

import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the parameters of a statement, which are {@code :name} or {@code ?} outside of strings, quoted names and
 * comments. Jdbi's own parser takes 3 ms for a statement of trends, longer than PostgreSQL takes to run it. This parser
 * takes 0.1 ms. A cache alone would not help, because each new filter makes a new statement. This parser supports
 * neither dollar quotes nor escaped colons, because no statement has them.
 */
final class StatementParser implements SqlParser {
    /** Matches a parameter, or a part in which colons and question marks do not begin a parameter, such as a string. */
    private static final Pattern TOKEN =
            Pattern.compile("'[^']*+'|\"[^\"]*+\"|--[^\\n]*+|/\\*(?s:.*?)\\*/|::|(\\?)|:([A-Za-z_]\\w*+)");

    /** Maximum size of the cache of parsed statements, in bytes. */
    static final int MOST_KEPT = 16 << 20;

    /**
     * An entry holds the statement as its key, the SQL with question marks, and the parameter names. Its weight is
     * three times the length of the statement.
     */
    private final Cache<String, ParsedSql> known = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((String sql, ParsedSql parsed) -> 3 * sql.length())
            .build();

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        return known.get(sql, StatementParser::parse);
    }

    static ParsedSql parse(String sql) {
        var parsed = ParsedSql.builder();
        var token = TOKEN.matcher(sql);
        var end = 0;
        while (token.find()) {
            var isPositional = token.group(1) != null;
            if (isPositional || token.group(2) != null) {
                parsed.append(sql.substring(end, token.start()));
                end = token.end();
                if (isPositional) {
                    parsed.appendPositionalParameter();
                } else {
                    parsed.appendNamedParameter(token.group(2));
                }
            }
        }
        return parsed.append(sql.substring(end)).build();
    }

    /** Size of the cache in bytes, after evicting the entries above the limit. */
    long keptBytes() {
        known.cleanUp();
        return known.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return ":" + name;
    }
}
