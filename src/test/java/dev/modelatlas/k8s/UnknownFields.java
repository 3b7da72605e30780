package dev.modelatlas.k8s;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * Finds fields in manifests that their kind does not have. The Java classes of the kinds keep such fields separately.
 */
final class UnknownFields {
    /** Kinds of operators without Java classes: names of fields, and the types of their values. */
    private static final Path OTHERS = Path.of("src/test/resources/k8s/operators.yaml");

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** The paths of unknown fields; for an unknown kind, an entry for the whole object. */
    static List<String> of(HasMetadata object) {
        var fields = new UnknownFields();
        var name = object.getKind() + " " + object.getMetadata().getName();
        if (object instanceof GenericKubernetesResource other) {
            fields.look(name, other.getMetadata());
            fields.compare(
                    name, other.getAdditionalProperties(), others().get(other.getApiVersion() + " " + other.getKind()));
        } else {
            fields.look(name, object);
        }
        return fields.found;
    }

    private void look(String path, Object value) {
        if (value instanceof Collection<?> list) {
            list.forEach(element -> look(path + "[]", element));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> look(path + "." + key, element));
        } else if (isModel(value)) {
            for (var method : value.getClass().getMethods()) {
                if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    lookAt(path, method.getName(), read(value, method));
                }
            }
        }
    }

    private void lookAt(String path, String getter, Object value) {
        if (getter.equals("getAdditionalProperties")) {
            ((Map<?, ?>) value).keySet().forEach(key -> found.add(path + "." + key));
        } else {
            look(path + "." + Character.toLowerCase(getter.charAt(3)) + getter.substring(4), value);
        }
    }

    private static boolean isModel(Object value) {
        return value != null
                && value.getClass().getName().startsWith("io.fabric8.")
                && !(value instanceof Quantity || value instanceof IntOrString);
    }

    private static Object read(Object value, Method getter) {
        try {
            return getter.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(String path, Object value, Object schema) {
        if (value instanceof Map<?, ?> map && schema instanceof Map<?, ?> fields) {
            map.forEach((key, element) ->
                    compare(path + "." + key, element, fields.get(fields.containsKey("*") ? "*" : key)));
        } else if (value instanceof List<?> list && schema instanceof List<?> elements) {
            list.forEach(element -> compare(path + "[]", element, elements.get(0)));
        } else if (schema == null || !value.getClass().getSimpleName().equals(schema)) {
            found.add(path);
        }
    }

    private static Map<?, ?> others() {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(OTHERS.toFile(), Map.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
