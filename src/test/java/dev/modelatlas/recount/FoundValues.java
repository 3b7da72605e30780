package dev.modelatlas.recount;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The values at a position of an answer of {@link RecountedDocument}: numbers as Double, other values as they are, null
 * where the answer has none. This class follows one path at a time, and reads a position from left to right.
 */
final class FoundValues {
    private final List<Object> values = new ArrayList<>();

    private FoundValues() {}

    static List<Object> at(String position, Object data) {
        List<List<Object>> terms = new ArrayList<>();
        for (String term : position.split(" [+] ")) {
            terms.add(ofTerm(term, data));
        }
        if (terms.size() == 1) {
            return terms.get(0);
        }
        int longest = terms.stream().mapToInt(List::size).max().orElseThrow();
        List<Object> sums = new ArrayList<>(Collections.nCopies(longest, 0.0));
        for (List<Object> term : terms) {
            for (int i = 0; i < term.size(); i++) {
                sums.set(i, (Double) sums.get(i) + (term.get(i) instanceof Double number ? number : 0));
            }
        }
        return sums;
    }

    private static List<Object> ofTerm(String term, Object data) {
        int open = term.indexOf('(');
        if (open < 0) {
            return walked(term, data);
        }
        List<Object> inner = walked(term.substring(open + 1, term.length() - 1), data);
        double result = 0;
        for (Object value : inner) {
            switch (term.substring(0, open)) {
                case "count" -> result += value == null ? 0 : 1;
                case "sum" -> result += value instanceof Double number ? number : 0;
                default -> throw new IllegalArgumentException(term);
            }
        }
        return List.of(result);
    }

    private static List<Object> walked(String path, Object data) {
        FoundValues found = new FoundValues();
        found.walk(data, new LinkedList<>(List.of(path.substring(1).split("/"))));
        return found.values;
    }

    private void walk(Object here, Queue<String> way) {
        if (way.isEmpty()) {
            values.add(here instanceof Number number ? (Object) number.doubleValue() : here);
            return;
        }
        Queue<String> rest = new LinkedList<>(way);
        String step = rest.remove();
        if (step.equals("*")) {
            if (here instanceof List<?> list) {
                list.forEach(entry -> walk(entry, rest));
            }
        } else if (here instanceof List<?> list) {
            walk(chosen(list, step), rest);
        } else {
            walk(here instanceof Map<?, ?> map ? map.get(step) : null, rest);
        }
    }

    private static Object chosen(List<?> list, String step) {
        String[] condition = step.split("=", 2);
        if (condition.length == 1) {
            int place = Integer.parseInt(step);
            return place < list.size() ? list.get(place) : null;
        }
        for (Object entry : list) {
            Object value = entry;
            for (String name : condition[0].split("[.]")) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            }
            if (String.valueOf(value).equals(condition[1])) {
                return entry;
            }
        }
        return null;
    }
}
