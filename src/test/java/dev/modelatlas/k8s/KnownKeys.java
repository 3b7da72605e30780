package dev.modelatlas.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.modelatlas.testsupport.ProgramClasses;

/**
 * The configuration keys that the program reads: keys of this program from its classes, and keys of Quarkus from the
 * metadata of its extensions.
 */
final class KnownKeys {
    private static final String DESCRIPTION = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    private static final Map<String, JsonNode> QUARKUS = quarkus();

    private static final Set<String> VARIABLES = named();

    private KnownKeys() {}

    /** Names of environment variables. */
    static Set<String> variables() {
        return VARIABLES;
    }

    /** The default of Quarkus for a setting. */
    static String defaultOf(String key) {
        return Optional.ofNullable(QUARKUS.get(key))
                .map(property -> property.get("defaultValue").asText())
                .orElseThrow(() -> new AssertionError("Quarkus knows no key " + key));
    }

    /** The default of this program for a setting. */
    static String ownDefaultOf(String key) {
        return ProgramClasses.all()
                .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                .map(type -> ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(type))
                        .get(key))
                .filter(Objects::nonNull)
                .map(KnownKeys::defaultOf)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The program knows no key " + key));
    }

    private static String defaultOf(ConfigMappingInterface.Property property) {
        return property.isPrimitive()
                ? property.asPrimitive().getDefaultValue()
                : property.asLeaf().getDefaultValue();
    }

    private static Set<String> named() {
        var names = new TreeSet<String>();
        QUARKUS.keySet().forEach(key -> names.add(variable(key)));
        ProgramClasses.all().forEach(type -> names.addAll(ours(type)));
        return names;
    }

    private static Set<String> ours(Class<?> type) {
        var names = new TreeSet<String>();
        if (type.isAnnotationPresent(ConfigMapping.class)) {
            ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(type))
                    .keySet()
                    .forEach(key -> names.add(variable(key)));
        }
        Stream.of(type.getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameters()))
                .map(parameter -> parameter.getAnnotation(ConfigProperty.class))
                .filter(Objects::nonNull)
                .forEach(property -> names.add(variable(property.name())));
        return names;
    }

    private static Map<String, JsonNode> quarkus() {
        var json = new ObjectMapper();
        var properties = new HashMap<String, JsonNode>();
        try {
            for (URL file : Collections.list(KnownKeys.class.getClassLoader().getResources(DESCRIPTION))) {
                try (var text = file.openStream()) {
                    for (var property : json.readTree(text).findParents("path")) {
                        properties.put(property.get("path").path("property").asText(), property);
                        property.path("additionalPaths").forEach(path -> properties.put(ofReplica(path), property));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** A key that contains the name of a datasource, with the name of the program's only named datasource. */
    private static String ofReplica(JsonNode path) {
        return path.path("property").asText().replace("\"datasource-name\"", "replica");
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
