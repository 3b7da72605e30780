package dev.modelatlas.model;

import java.util.LinkedHashMap;
import java.util.List;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.sql.SqlFragment;

/** Names the parameters of one filter, so that no two in one statement are the same, and counts its conditions. */
final class Binds {
    private static final int MOST_TERMS = 100;
    /** Each costs a statement of its own to understand, tens of milliseconds for one nobody has asked. */
    private static final int MOST_TEXTS = 5;

    private final String prefix;
    private int terms;
    private int texts;
    private int count;

    Binds(String argument) {
        prefix = argument.replaceAll("[^A-Za-z0-9]", "_") + "_";
    }

    /**
     * Counts a condition of the filter, those nested in it included.
     *
     * @param path of the filter that has it, for the error
     * @throws ApiException LIMIT_EXCEEDED when there are too many
     */
    void countTerm(String path) {
        if (++terms > MOST_TERMS) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    path,
                    "`" + path + "`: the filter has more than " + MOST_TERMS + " conditions; use fewer.");
        }
    }

    /** The same for a text. */
    void countText(String path) {
        if (++texts > MOST_TEXTS) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    path,
                    "`" + path + "`: the filter has more than " + MOST_TEXTS + " texts; use fewer.");
        }
    }

    /** A fragment whose one {@code ?} stands for the value. */
    SqlFragment bind(String sql, Object value) {
        return bindAll(sql, List.of(value));
    }

    /** A fragment whose {@code ?} stand for the values, in their order. */
    SqlFragment bindAll(String sql, List<?> values) {
        var binds = new LinkedHashMap<String, Object>();
        var text = sql;
        for (var value : values) {
            var name = prefix + ++count;
            text = text.replaceFirst("\\?", ":" + name);
            binds.put(name, value);
        }
        return new SqlFragment(text, binds);
    }
}
