package dev.modelatlas.recount;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Maps the records of {@link Answer} to GraphQL: builds selections, and compares answers. */
final class Shape {
    /** A relative difference so small that the order of additions can cause it, but a wrong count cannot. */
    private static final double TOLERANCE = 1e-12;

    private Shape() {}

    /** The selection of every component of a record. */
    static String selection(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .map(component -> component.getName() + within(component))
                .collect(Collectors.joining(" ", " { ", " }"));
    }

    private static String within(RecordComponent component) {
        Type type = component.getGenericType();
        Class<?> of = type instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
        return of.isRecord() ? selection(of) : "";
    }

    /**
     * The differences between an answer and the expected value, one per line.
     *
     * @param expected a record, a map of fields, a list, or a plain value
     */
    static List<String> differences(String path, Object expected, JsonValue answered) {
        if (expected instanceof Record record && answered instanceof JsonObject object) {
            return differences(path, fields(record), object);
        }
        if (expected instanceof Map<?, ?> fields && answered instanceof JsonObject object) {
            Set<Object> names = new LinkedHashSet<>(fields.keySet());
            names.addAll(object.keySet());
            return names.stream()
                    .flatMap(name -> fields.containsKey(name) && object.containsKey(name)
                            ? differences(path + "." + name, fields.get(name), object.get(name)).stream()
                            : Stream.of(path + "." + name + ": "
                                    + (fields.containsKey(name) ? "missing" : "not asked for")))
                    .toList();
        }
        if (expected instanceof List<?> list && answered instanceof JsonArray array) {
            return elements(path, list, array);
        }
        return same(expected, answered) ? List.of() : List.of(path + ": must be " + expected + ", is " + answered);
    }

    private static List<String> elements(String path, List<?> list, JsonArray array) {
        List<String> differences = new ArrayList<>();
        if (list.size() != array.size()) {
            differences.add(path + ": must have " + list.size() + " elements, has " + array.size());
        }
        for (int i = 0; i < Math.min(list.size(), array.size()); i++) {
            differences.addAll(differences(path + "[" + i + "]", list.get(i), array.get(i)));
        }
        return differences;
    }

    private static boolean same(Object expected, JsonValue answered) {
        if (expected == null) {
            return answered == JsonValue.NULL;
        }
        if (expected instanceof Boolean truth) {
            return answered == (truth ? JsonValue.TRUE : JsonValue.FALSE);
        }
        if (expected instanceof Integer whole) {
            return answered instanceof JsonNumber number && number.isIntegral() && number.longValue() == whole;
        }
        if (expected instanceof Double real) {
            return answered instanceof JsonNumber number && Recorded.differ(real, number.doubleValue()) <= TOLERANCE;
        }
        return (expected instanceof String || expected instanceof LocalDate)
                && answered instanceof JsonString text
                && text.getString().equals(expected.toString());
    }

    /** The components of a record by name. */
    static Map<String, Object> fields(Record record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                fields.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }
}
