package dev.modelatlas.http;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ContextNotActiveException;

import graphql.GraphQLError;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.http.Outcome.Way;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.work.Transit;

/** The response to one request: in the media type the client likes, with the status that GraphQL over HTTP asks for. */
final class Response {
    /** Quarkus' filter of origins writes the one that asks into its answer. */
    private static final String VARY = "Accept, Accept-Encoding, Origin";

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final RoutingContext http;
    private final RequestNote note;
    private final ResponseType type;
    private final boolean acceptable;

    Response(RoutingContext http) {
        var wanted = ResponseType.negotiate(http.request().getHeader(HttpHeaders.ACCEPT));
        this.http = http;
        this.note = RequestNote.of(http);
        this.acceptable = wanted.isPresent();
        this.type = wanted.orElse(ResponseType.JSON);
    }

    /** @throws HttpRefusal 406 when the client accepts nothing that is written here */
    void negotiate() {
        if (!acceptable) {
            throw HttpRefusal.notAcceptable();
        }
    }

    /** Answers a request that was understood as GraphQL, and brings no data. */
    void end(Answer answer) {
        end(answer, List.of(), Integer.MAX_VALUE);
    }

    /**
     * The same with what was done for it. What was published stays so, even where the client has to ask for it again.
     *
     * @param most bytes that the answer may have
     */
    void end(Answer answer, Collection<Revision> revisions, long most) {
        try {
            var way = answer.executed() ? Way.COMPUTED : Way.REFUSED;
            var body = ResponseBody.of(answer, revisions, most);
            end(status(answer, type), Outcome.of(note.operation(), answer, revisions), way, body);
        } catch (ApiException tooLong) {
            end(answer.without(tooLong), revisions, Integer.MAX_VALUE);
        }
    }

    /**
     * Makes the bytes of an answer that others may share.
     *
     * @param freshness null when nobody may keep it
     * @param most bytes that it may have
     * @throws ApiException LIMIT_EXCEEDED when it has more
     */
    Rendered render(Answer answer, Collection<Revision> revisions, Freshness freshness, long most) {
        var outcome = Outcome.of(note.operation(), answer, revisions);
        return Rendered.of(status(answer, type), type, outcome, freshness, ResponseBody.of(answer, revisions, most));
    }

    /** Answers with bytes that may be shared; or without, where the client has them already. */
    void end(Rendered answer, Way way, CacheControl cacheControl) {
        var response = http.response();
        if (isGone(response)) {
            return;
        }
        var encodings = header(HttpHeaders.ACCEPT_ENCODING);
        var compressed = answer.isWorthCompressing() && Encodings.acceptGzip(encodings);
        // Over HTTP/2, Netty takes the header for the wish that it compress.
        var isDoneByNetty = http.request().version() == HttpVersion.HTTP_2;
        var body = compressed && !isDoneByNetty ? answer.gzip() : answer.body();
        // What is posted is kept by nobody: caches know it by its address only.
        var isKept = answer.freshness() != null && !http.request().method().equals(HttpMethod.POST);
        var isKnown = isKept && Encodings.matches(header(HttpHeaders.IF_NONE_MATCH), answer.etag(compressed));
        var place = isKnown ? Optional.of(Transit.NOWHERE) : place(body.length());
        if (place.isEmpty()) {
            return;
        }
        note.answered(answer.outcome(), way);
        response.putHeader(HttpHeaders.VARY, VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl.of(isKept ? answer.freshness() : null));
        if (isKept) {
            response.putHeader(HttpHeaders.ETAG, answer.etag(compressed));
        }
        if (isKnown) {
            response.setStatusCode(304).end();
            return;
        }
        if (encodings != null) {
            // Unless told otherwise, Vert.x compresses whatever is short, too.
            response.putHeader(HttpHeaders.CONTENT_ENCODING, compressed ? GZIP : HttpHeaders.IDENTITY);
        }
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, type.contentType());
        if (isHead(http.request()) && compressed && isDoneByNetty) {
            // The length of what Netty compresses is known to it alone.
            response.end();
        } else {
            end(http, body).onComplete(taken -> place.get().leave());
        }
    }

    /** Ends an answer with its body, which HEAD is told the length of: over HTTP/2, Vert.x sends whatever it is given. */
    static Future<Void> end(RoutingContext http, Buffer body) {
        return end(http.request(), body);
    }

    /** The same, of a request that no route sees. */
    static Future<Void> end(HttpServerRequest request, Buffer body) {
        return isHead(request)
                ? request.response()
                        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                        .end()
                : request.response().end(body);
    }

    private static boolean isHead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** What is not sent needs none. */
    private Optional<Transit.Place> place(long bytes) {
        return isHead(http.request()) ? Optional.of(Transit.NOWHERE) : Carriage.place(http, bytes);
    }

    private String header(CharSequence name) {
        return Encodings.header(http, name);
    }

    /** Answers a request whose body may still be on its way, and is not waited for. */
    void endUnread(Throwable failure) {
        if (!http.request().isEnded()) {
            endConnection();
            http.request().resume();
        }
        end(failure);
    }

    /** Has the client ask no more on this connection. Over HTTP/2 others share it, and the header must not be sent. */
    Response endConnection() {
        if (http.request().version() != HttpVersion.HTTP_2) {
            http.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return this;
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

    /** Answers a request that is not in GraphQL, with what went wrong. */
    void end(Throwable failure) {
        if (failure instanceof HttpRefusal refusal) {
            end(refusal);
        } else if (failure instanceof AccessRefusal refusal) {
            end(refusal);
        } else {
            var error = CodedError.of(failure);
            end(PlainStatus.of(error), error);
        }
    }

    /** Answers a request at which something broke: maybe only because its client has left, and its context with it. */
    void fail(RuntimeException defect) {
        if (!isGone(http.response())) {
            end(500, CodedError.of(defect));
        }
    }

    /** Ends a request whose CDI context is gone: its client has left, although the response may not know it yet. */
    void abandon(ContextNotActiveException gone) {
        if (!isGone(http.response())) {
            end(500, CodedError.abandoned(gone));
        }
    }

    void end(int status, GraphQLError error) {
        end(status, Outcome.refused(note.operation(), error), Way.REFUSED, ResponseBody.of(error));
    }

    private void end(int status, Outcome outcome, Way way, byte[] body) {
        var response = http.response();
        if (isGone(response)) {
            return;
        }
        var place = place(body.length);
        if (place.isEmpty()) {
            return;
        }
        note.answered(outcome, way);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                .putHeader(HttpHeaders.VARY, VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        end(http, Buffer.buffer(body)).onComplete(taken -> place.get().leave());
    }

    /** Whether there is nobody to answer, or nothing any more. */
    private boolean isGone(HttpServerResponse response) {
        if (response.closed()) {
            note.over();
        }
        return response.ended() || response.closed();
    }

    /** Partial answers are answers. The old media type says 200 for whatever a GraphQL server had its say on. */
    static int status(Answer answer, ResponseType type) {
        if (answer.executed()) {
            return 200;
        } else if (answer.failedBy(ErrorCode.INTERNAL_SERVER_ERROR)) {
            return 500;
        } else if (answer.failedBy(ErrorCode.TIMEOUT)) {
            return 503;
        }
        return type == ResponseType.JSON ? 200 : 400;
    }
}
