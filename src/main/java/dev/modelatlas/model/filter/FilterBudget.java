package dev.modelatlas.model.filter;

import java.util.LinkedHashMap;
import java.util.List;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.sql.SqlFragment;

/** Gives each SQL parameter of a filter a unique name, and limits the number of conditions in the filter. */
public final class FilterBudget {
    private static final int MOST_TERMS = 100;
    /**
     * Maximum number of search strings. If the interpretation of a string is not cached, the server runs a
     * statement that takes tens of milliseconds.
     */
    private static final int MOST_TEXTS = 5;

    private final String prefix;
    private int terms;
    private int texts;
    private int count;

    public FilterBudget(String argument) {
        prefix = argument.replaceAll("[^A-Za-z0-9]", "_") + "_";
    }

    /**
     * Counts a condition of the filter or of a filter nested in it.
     *
     * @param path path of the filter with the condition, for the error message
     * @throws ApiException LIMIT_EXCEEDED when there are too many conditions
     */
    void countTerm(String path) {
        if (++terms > MOST_TERMS) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    path,
                    "`" + path + "`: the filter has more than " + MOST_TERMS + " conditions. Use fewer.");
        }
    }

    /**
     * Counts a search string of the filter or of a filter nested in it.
     *
     * @param path path of the filter with the string, for the error message
     * @throws ApiException LIMIT_EXCEEDED when there are too many search strings
     */
    void countText(String path) {
        if (++texts > MOST_TEXTS) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    path,
                    "`" + path + "`: the filter has more than " + MOST_TEXTS + " search strings (`text`). Use fewer.");
        }
    }

    /** Replaces the only {@code ?} of an SQL fragment by a named parameter with the value. */
    SqlFragment bind(String sql, Object value) {
        return bindAll(sql, List.of(value));
    }

    /** Replaces each {@code ?} of an SQL fragment by a named parameter with the value at the same position. */
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
