package dev.modelatlas.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an id says.
 *
 * @param type name of the schema type
 * @param key what the type finds it by, such as its slug
 * @param revision the revision it is pinned to; null for the current one
 */
public record NodeId(String type, String key, Integer revision) {
    private static final byte VERSION = 'n';
    private static final Pattern CONTENT = Pattern.compile("([A-Za-z]+):([A-Za-z0-9-]{1,1000})(?:@([1-9]\\d{0,8}))?");

    /** The opaque text of an id; see the components of this record. */
    public static String encode(String type, String key, Integer revision) {
        var content = type + ":" + key + (revision == null ? "" : "@" + revision);
        return Opaque.encode(VERSION, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads an id.
     *
     * @param argument the argument that holds it, for the error
     * @throws ApiException BAD_USER_INPUT when it is not an id of this API
     */
    public static NodeId decode(String text, String argument) {
        return find(text)
                .orElseThrow(() -> ApiException.badInput(
                        argument,
                        "`" + argument + "`: damaged, or not an id of this API; use one that an answer gave."));
    }

    /** Reads an id; empty when it is not one of this API. */
    public static Optional<NodeId> find(String text) {
        return Opaque.decode(VERSION, text)
                .map(bytes -> CONTENT.matcher(new String(bytes, StandardCharsets.UTF_8)))
                .filter(matcher -> matcher.matches())
                .map(content -> new NodeId(
                        content.group(1),
                        content.group(2),
                        content.group(3) == null ? null : Integer.valueOf(content.group(3))));
    }
}
