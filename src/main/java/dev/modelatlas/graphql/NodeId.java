package dev.modelatlas.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a global ID.
 *
 * @param type name of the GraphQL type
 * @param key the key within the type, such as a slug
 * @param revision number of the pinned revision; null for the current revision
 */
public record NodeId(String type, String key, Integer revision) {
    private static final byte VERSION = 'n';
    private static final String KEY = "[A-Za-z0-9-]{1,1000}";
    private static final Pattern KEYS = Pattern.compile(KEY);
    private static final Pattern CONTENT = Pattern.compile("([A-Za-z]+):(" + KEY + ")(?:@([1-9]\\d{0,8}))?");

    /** Encodes an ID as an opaque string. The parameters are the components of this record. */
    public static String encode(String type, String key, Integer revision) {
        var content = type + ":" + key + (revision == null ? "" : "@" + revision);
        return OpaqueToken.encode(VERSION, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the text may be the key of a node, such as a slug or a code. */
    public static boolean isKey(String text) {
        return KEYS.matcher(text).matches();
    }

    /**
     * Decodes an ID.
     *
     * @param argument name of the client's argument, for the error message
     * @throws ApiException BAD_USER_INPUT when the string is not an ID of this API
     */
    public static NodeId decode(String text, String argument) {
        return find(text)
                .orElseThrow(() -> ApiException.badInput(
                        argument, "`" + argument + "` is not a valid ID. Use an ID from an earlier response."));
    }

    /** Decodes an ID; empty when the string is not an ID of this API. */
    public static Optional<NodeId> find(String text) {
        return OpaqueToken.decode(VERSION, text)
                .map(bytes -> CONTENT.matcher(new String(bytes, StandardCharsets.UTF_8)))
                .filter(matcher -> matcher.matches())
                .map(content -> new NodeId(
                        content.group(1),
                        content.group(2),
                        content.group(3) == null ? null : Integer.valueOf(content.group(3))));
    }
}
