package dev.modelatlas.http.websocket;

import java.util.Map;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;

/**
 * A WebSocket message from a client.
 *
 * @param type one of the types of client messages in the protocol graphql-transport-ws
 * @param id ID of the subscription; null for messages about the connection
 * @param payload empty when the message has none
 */
public record ClientMessage(Type type, String id, Map<String, Object> payload) {
    /** Maximum length of an ID, because the server keeps the IDs of open subscriptions in memory. */
    private static final int LONGEST_ID = 200;

    public enum Type {
        CONNECTION_INIT("connection_init", false),
        PING("ping", false),
        PONG("pong", false),
        SUBSCRIBE("subscribe", true),
        COMPLETE("complete", true);

        private final String word;
        private final boolean isOfSubscription;

        Type(String word, boolean isOfSubscription) {
            this.word = word;
            this.isOfSubscription = isOfSubscription;
        }

        private static Type of(Object word) {
            for (var type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            throw HttpRefusal.badRequest(
                    "type", "`type` must be one of connection_init, ping, pong, subscribe, complete.");
        }
    }

    /**
     * Parses a message.
     *
     * @throws HttpRefusal when a member is invalid; the error names it
     */
    public static ClientMessage of(String text) {
        var message = GraphQLRequest.object("message", GraphQLRequest.parse("message", text));
        var type = Type.of(message.get("type"));
        var id = message.get("id");
        if (type.isOfSubscription && !(id instanceof String named && !named.isEmpty())) {
            throw HttpRefusal.badRequest("id", "`id` must be a non-empty string.");
        }
        if (type.isOfSubscription && ((String) id).length() > LONGEST_ID) {
            throw HttpRefusal.badRequest("id", "`id` must have at most " + LONGEST_ID + " characters.");
        }
        if (type == Type.SUBSCRIBE && message.get("payload") == null) {
            throw HttpRefusal.badRequest("payload", "`payload` is missing.");
        }
        return new ClientMessage(
                type,
                type.isOfSubscription ? (String) id : null,
                GraphQLRequest.object("payload", message.get("payload")));
    }
}
