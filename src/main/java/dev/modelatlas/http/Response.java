package dev.modelatlas.http;

import java.util.Collection;

import graphql.GraphQLError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.revision.Revision;

/** The response to one request: in the media type the client likes, with the status that GraphQL over HTTP asks for. */
final class Response {
    private final RoutingContext http;
    private final ResponseType type;
    private final boolean acceptable;

    Response(RoutingContext http) {
        var wanted = ResponseType.negotiate(http.request().getHeader(HttpHeaders.ACCEPT));
        this.http = http;
        this.acceptable = wanted.isPresent();
        this.type = wanted.orElse(ResponseType.JSON);
    }

    /** @throws HttpRefusal 406 when the client accepts nothing that is written here */
    void negotiate() {
        if (!acceptable) {
            throw HttpRefusal.notAcceptable();
        }
    }

    /** Answers a request that was understood as GraphQL. */
    void end(Answer answer, Collection<Revision> revisions) {
        end(status(answer), ResponseBody.of(answer, revisions));
    }

    /** Answers a request that was not. */
    void end(HttpRefusal refusal) {
        if (refusal.allow() != null) {
            http.response().putHeader(HttpHeaders.ALLOW, refusal.allow());
        }
        if (refusal.status() == 503) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        end(refusal.status(), CodedError.of(refusal));
    }

    /** Answers a caller who may not ask. */
    void end(AccessRefusal refusal) {
        refusal.write(http.response().headers());
        end(refusal.status(), CodedError.of(refusal));
    }

    void end(int status, GraphQLError error) {
        end(status, ResponseBody.of(error));
    }

    private void end(int status, byte[] body) {
        var response = http.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .end(Buffer.buffer(body));
    }

    /** Partial answers are answers. The old media type says 200 for whatever a GraphQL server had its say on. */
    private int status(Answer answer) {
        if (answer.executed()) {
            return 200;
        }
        var broken = answer.errors().stream()
                .anyMatch(error -> ErrorCode.INTERNAL_SERVER_ERROR
                        .name()
                        .equals(error.getExtensions().get("code")));
        return broken ? 500 : type == ResponseType.JSON ? 200 : 400;
    }
}
