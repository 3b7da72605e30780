package dev.modelatlas.http.websocket;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.revision.Revision;

/** Formats the messages that a server sends with graphql-transport-ws. */
public final class ServerMessage {
    static final String CONNECTION_ACK = ResponseBody.text(Map.of("type", "connection_ack"));
    static final String PONG = ResponseBody.text(Map.of("type", "pong"));

    private ServerMessage() {}

    /**
     * The message with an event of a subscription.
     *
     * @param most maximum number of bytes of the message; an error replaces a longer response
     */
    public static String next(String id, Answer answer, Collection<Revision> revisions, long most) {
        try {
            return ResponseBody.text(message("next", id, ResponseBody.toMap(answer, revisions)), most);
        } catch (ApiException tooLong) {
            return text("next", id, ResponseBody.toMap(answer.without(tooLong), revisions));
        }
    }

    /** The message with errors, which ends the subscription. */
    public static String error(String id, List<GraphQLError> errors) {
        return text("error", id, errors.stream().map(ResponseBody::toMap).toList());
    }

    public static String complete(String id) {
        return text("complete", id, null);
    }

    private static String text(String type, String id, Object payload) {
        return ResponseBody.text(message(type, id, payload));
    }

    private static Map<String, Object> message(String type, String id, Object payload) {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type);
        message.put("id", id);
        if (payload != null) {
            message.put("payload", payload);
        }
        return message;
    }
}
