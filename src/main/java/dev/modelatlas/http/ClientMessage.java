package dev.modelatlas.http;

import java.util.Map;

/**
 * What a client says over WebSocket.
 *
 * @param type one of those of graphql-transport-ws that are a client's to send
 * @param id of the subscription; null for types that are about the connection
 * @param payload empty when left out
 */
record ClientMessage(Type type, String id, Map<String, Object> payload) {

    enum Type {
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
            throw HttpRefusal.badRequest("type", "`type` is none of those that a client sends.");
        }
    }

    /** @throws HttpRefusal naming the member that is wrong */
    static ClientMessage of(String text) {
        var message = GraphQLRequest.object("message", GraphQLRequest.parse("message", text));
        var type = Type.of(message.get("type"));
        var id = message.get("id");
        if (type.isOfSubscription && !(id instanceof String named && !named.isEmpty())) {
            throw HttpRefusal.badRequest("id", "`id` must be a string that is not empty.");
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
