package dev.modelatlas.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.modelatlas.graphql.direct.DirectObject;

/**
 * Finds values in the result of a claim's document. A pointer is a path such as {@code /trends/ranking/key=KR/rank}. A
 * step is the name of a field, a position in a list (starting at 0), {@code *} for all entries of a list, or
 * {@code field=value} for the first entry whose field has that value. The field of {@code field=value} may be a path
 * with dots. {@code count(/path)} is the number of values at the path, and {@code sum(/path)} is the sum of these
 * values. The operator {@code +} adds terms. Lists are added entry by entry, and missing values count as 0.
 */
final class Pointer {
    private static final String COUNT = "count(";
    private static final String SUM = "sum(";

    private static final Pattern TERM =
            Pattern.compile("PATH|(?:count|sum)\\(PATH\\)".replace("PATH", "(?:/[^/ ()]+)+"));

    private Pointer() {}

    /** @throws IllegalArgumentException when the text is not a pointer */
    static void check(String pointer) {
        for (var term : pointer.split(" \\+ ")) {
            ClaimFile.require(
                    TERM.matcher(term).matches(),
                    "\"" + term + "\" is not a pointer such as \"/trends/years/0/modelCount\".");
        }
    }

    /**
     * The values at a pointer.
     *
     * @param pointer may contain the former slug of a renamed organization
     * @param data result of the claim's document, which contains only new slugs
     * @param renamed returns the new slug for a former slug, and any other text unchanged
     * @return strings, names with slugs, booleans and BigDecimals; an item is null where {@code data} has no value
     */
    static List<Object> read(String pointer, Object data, UnaryOperator<String> renamed) {
        var terms = pointer.split(" \\+ ");
        if (terms.length == 1) {
            return term(pointer, data, renamed);
        }
        return Stream.of(terms).map(term -> term(term, data, renamed)).reduce(List.of(), Pointer::added);
    }

    private static List<Object> term(String term, Object data, UnaryOperator<String> renamed) {
        if (term.startsWith(COUNT)) {
            var found = path(inner(term, COUNT), data, renamed);
            return List.of(BigDecimal.valueOf(
                    found.stream().filter(item -> item != null).count()));
        }
        if (term.startsWith(SUM)) {
            return List.of(sum(path(inner(term, SUM), data, renamed)));
        }
        return path(term, data, renamed);
    }

    private static String inner(String term, String function) {
        return term.substring(function.length(), term.length() - 1);
    }

    /** The sum of the numbers. Other values count as 0. */
    static BigDecimal sum(List<Object> items) {
        return items.stream().map(Pointer::orZero).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(Object item) {
        return item instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    private static List<Object> added(List<Object> one, List<Object> other) {
        return IntStream.range(0, Math.max(one.size(), other.size()))
                .mapToObj(i -> (Object)
                        orZero(i < one.size() ? one.get(i) : null).add(orZero(i < other.size() ? other.get(i) : null)))
                .toList();
    }

    private static List<Object> path(String path, Object data, UnaryOperator<String> renamed) {
        var here = new ArrayList<Object>();
        here.add(data);
        for (var step : path.substring(1).split("/")) {
            var next = new ArrayList<Object>();
            here.forEach(object -> next.addAll(step(object, step, renamed)));
            here.clear();
            here.addAll(next);
        }
        here.replaceAll(Pointer::value);
        return Collections.unmodifiableList(here);
    }

    private static List<Object> step(Object object, String step, UnaryOperator<String> renamed) {
        if (step.equals("*")) {
            return object instanceof List<?> list ? new ArrayList<>(list) : List.of();
        }
        if (object instanceof List<?> list) {
            return Collections.singletonList(
                    step.contains("=") ? entry(list, step, renamed) : place(list, Integer.parseInt(step)));
        }
        return Collections.singletonList(
                field(object, step) instanceof String name
                                && step.equals("name")
                                && field(object, "slug") instanceof String slug
                        ? new Named(name, slug)
                        : field(object, step));
    }

    private static Object place(List<?> list, int place) {
        return place < list.size() ? list.get(place) : null;
    }

    private static Object entry(List<?> list, String step, UnaryOperator<String> renamed) {
        var wanted = step.substring(step.indexOf('=') + 1);
        var fields = List.of(step.substring(0, step.indexOf('=')).split("\\."));
        var found = entry(list, fields, wanted);
        // Looks up the new slug only if no entry has the given slug, because most pointers need no lookup.
        return found == null ? entry(list, fields, renamed.apply(wanted)) : found;
    }

    private static Object entry(List<?> list, List<String> fields, String wanted) {
        for (Object entry : list) {
            Object value = entry;
            for (var field : fields) {
                value = field(value, field);
            }
            if (wanted.equals(String.valueOf(value))) {
                return entry;
            }
        }
        return null;
    }

    private static Object field(Object object, String name) {
        if (object instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (object instanceof DirectObject plain) {
            for (var i = 0; i < plain.names().size(); i++) {
                if (plain.names().get(i).getValue().equals(name)) {
                    return plain.values()[i];
                }
            }
        }
        return null;
    }

    private static Object value(Object found) {
        if (found instanceof Integer number) {
            return BigDecimal.valueOf(number);
        }
        return found instanceof Double number ? BigDecimal.valueOf(number) : found;
    }
}
