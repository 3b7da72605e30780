package dev.modelatlas.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message to the receiver of a webhook.
 *
 * @param id the same in each attempt, so that a receiver can recognize duplicates
 * @param body JSON in UTF-8
 */
record Message(String id, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHANGES = "{ revision(number: %d) { number changes(first: 100) { totalCount nodes"
            + " { kind slug fields { field before after } } pageInfo { hasNextPage endCursor } } } }";

    /**
     * The message that announces a revision.
     *
     * @param webhook ID of the webhook
     * @param publicUrl base URL of the links in the message
     */
    static Message published(String webhook, Announcement revision, String publicUrl) {
        var body = event("revision.published", revision.publishedAt());
        body.putObject("data")
                .put("number", revision.number())
                .put("label", revision.label())
                .put("asOf", revision.asOf().toString())
                .put("publishedAt", revision.publishedAt().toString())
                .put("publisher", revision.publisher())
                .put("modelCount", revision.modelCount())
                .put("added", revision.added())
                .put("changed", revision.changed())
                .put("renamed", revision.renamed())
                .put("removed", revision.removed())
                .putObject("links")
                // Without `until`, a server that does not have the revision yet would report no changes.
                .put("changes", publicUrl + "/changes?since=" + (revision.number() - 1) + "&until=" + revision.number())
                .put("graphql", publicUrl + "/graphql?query=" + encoded(CHANGES.formatted(revision.number())))
                .put("playground", publicUrl + "/graphiql?query=" + encoded(CHANGES.formatted(revision.number())));
        return new Message("msg_" + webhook + "_" + revision.number(), bytes(body));
    }

    /** The message that tests whether a webhook's receiver works. */
    static Message test(String webhook, Instant now) {
        var body = event("webhook.test", now);
        body.putObject("data");
        return new Message("msg_" + webhook + "_test_" + now.toEpochMilli(), bytes(body));
    }

    private static ObjectNode event(String type, Instant happened) {
        return JSON.createObjectNode().put("type", type).put("timestamp", happened.toString());
    }

    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
