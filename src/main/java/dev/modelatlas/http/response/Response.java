package dev.modelatlas.http.response;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import graphql.GraphQLError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.ProblemDetails;
import dev.modelatlas.http.message.RefusalStatus;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.work.Transit;

/**
 * The response to one request. It has the media type that the client prefers, and the status that GraphQL over HTTP
 * requires.
 */
public final class Response {
    /**
     * The request headers that affect a response. {@code Origin} is among them, because the CORS filter of Quarkus
     * copies it into the response.
     */
    public static final String VARY = "Accept, Accept-Encoding, Origin";

    /** Contains the header for a dry run, too, because a dry run must not get the cached data of the operation. */
    private static final String VARY_OF_OPERATIONS = VARY + ", X-Atlas-Dry-Run";

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final RoutingContext http;
    private final RequestRecord record;
    private final ResponseType type;
    private final boolean acceptable;

    public Response(RoutingContext http) {
        var wanted = ResponseType.negotiate(ContentEncodings.header(http, HttpHeaders.ACCEPT));
        this.http = http;
        this.record = RequestRecord.of(http);
        this.acceptable = wanted.isPresent();
        this.type = wanted.orElse(ResponseType.JSON);
    }

    /** A response with a fixed media type, for a client that accepts it. */
    public Response(RoutingContext http, ResponseType type) {
        this.http = http;
        this.record = RequestRecord.of(http);
        this.acceptable = true;
        this.type = type;
    }

    /** @throws HttpRefusal 406 when the client accepts none of the server's media types */
    public void negotiate() {
        if (!acceptable) {
            throw HttpRefusal.notAcceptable("application/graphql-response+json or application/json");
        }
    }

    /** Sends a response without data to a well-formed GraphQL request, for example when the request is refused. */
    public void end(Answer answer) {
        end(answer, List.of(), Integer.MAX_VALUE);
    }

    /**
     * Sends the response to an executed mutation, or to a request that was refused. If a mutation published a revision,
     * the publication is final, even if the response cannot be sent.
     *
     * @param most maximum number of bytes of the response
     */
    public void end(Answer answer, Collection<Revision> revisions, long most) {
        try {
            var way = answer.executed() ? Way.COMPUTED : Way.REFUSED;
            var body = ResponseBody.of(answer, revisions, most);
            end(
                    status(answer, type),
                    RequestOutcome.of(record.operation(), answer, revisions),
                    way,
                    type.contentType(),
                    body,
                    answer.executed() ? HttpRefusal.overloadedAfterMutation() : HttpRefusal.overloaded());
        } catch (ApiException tooLong) {
            end(answer.without(tooLong), revisions, Integer.MAX_VALUE);
        }
    }

    /**
     * Serializes a response that equal requests can share. If the response has too many bytes, they share the error.
     *
     * @param freshness how long the response stays valid; null when it must not be cached
     * @param most maximum number of bytes
     */
    public SerializedResponse render(Answer answer, Collection<Revision> revisions, Freshness freshness, long most) {
        try {
            var body = ResponseBody.of(answer, revisions, most);
            var outcome = RequestOutcome.of(record.operation(), answer, revisions);
            return SerializedResponse.of(status(answer, type), type, outcome, freshness, body);
        } catch (ApiException tooLong) {
            return render(Answer.refused(List.of(CodedError.of(tooLong))), List.of(), null, Integer.MAX_VALUE);
        }
    }

    /** Sends a serialized response, or 304 when the client already has it. */
    public void end(SerializedResponse answer, Way way, CacheControl cacheControl) {
        var response = http.response();
        if (finishIfGone()) {
            return;
        }
        var compressed = isCompressed(answer);
        var isKept = isKept(answer);
        var isKnown = isKnown(answer, compressed);
        var body = isKnown ? null : compressed ? answer.gzip() : answer.body();
        var place = isKnown ? Optional.of(Transit.NOWHERE) : TransitLimit.reserve(http, body.length());
        if (place.isEmpty()) {
            return;
        }
        record.answered(answer.outcome(), way);
        response.putHeader(HttpHeaders.VARY, VARY_OF_OPERATIONS)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        cacheControl.of(http.request().headers(), isKept ? answer.freshness() : null));
        if (isKept) {
            response.putHeader(HttpHeaders.ETAG, answer.etag().value(compressed));
        }
        if (isKnown) {
            response.setStatusCode(304).end();
            return;
        }
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, type.contentType());
        BodyWriter.end(http.request(), body).onComplete(taken -> place.get().leave());
    }

    /** Whether {@link #end} would first hash or compress a long body, and thus block the event loop for too long. */
    public boolean isSlowToEnd(SerializedResponse answer) {
        return isKept(answer) && answer.isLongToHash()
                || answer.isLongToCompress() && isCompressed(answer) && !isKnown(answer, true);
    }

    /** Does the slow part of {@link #end}, on a worker thread. */
    public SerializedResponse prepare(SerializedResponse answer) {
        var compressed = isCompressed(answer);
        // isKnown creates the ETag. A client that already has the response needs no compressed body.
        if (!isKnown(answer, compressed) && compressed) {
            answer.gzip();
        }
        return answer;
    }

    /** Whether the client already has the response, so that {@link #end} sends 304. */
    private boolean isKnown(SerializedResponse answer, boolean compressed) {
        return isKept(answer) && answer.etag().isHeldBy(http, compressed);
    }

    /** Whether caches may store the response. Returns false for POST, because the URL does not contain the query. */
    private boolean isKept(SerializedResponse answer) {
        return answer.freshness() != null && !http.request().method().equals(HttpMethod.POST);
    }

    private boolean isCompressed(SerializedResponse answer) {
        return answer.isWorthCompressing() && ContentEncodings.acceptGzip(header(HttpHeaders.ACCEPT_ENCODING));
    }

    private String header(CharSequence name) {
        return ContentEncodings.header(http, name);
    }

    /** Sends an error without waiting for the request's body. */
    public void endWithoutReading(Throwable failure) {
        if (!http.request().isEnded()) {
            endConnection();
            http.request().resume();
        }
        end(failure);
    }

    /**
     * Makes the client close this connection after the response. Does nothing over HTTP/2, where other requests share
     * the connection and the header {@code Connection} is forbidden.
     */
    Response endConnection() {
        if (http.request().version() != HttpVersion.HTTP_2) {
            http.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return this;
    }

    /** Sends the error for an invalid HTTP request. */
    public void end(HttpRefusal refusal) {
        if (refusal.allow() != null) {
            http.response().putHeader(HttpHeaders.ALLOW, refusal.allow());
        }
        end(refusal.status(), CodedError.of(refusal));
    }

    /** Sends the error for a refused caller. */
    public void end(AccessRefusal refusal) {
        refusal.write(http.response().headers());
        end(refusal.status(), CodedError.of(refusal));
    }

    /** Sends an error on a path other than {@code /graphql}, or the error of a request that was not executed. */
    public void end(Throwable failure) {
        if (failure instanceof HttpRefusal refusal) {
            end(refusal);
        } else if (failure instanceof AccessRefusal refusal) {
            end(refusal);
        } else {
            var error = CodedError.of(failure, record.operation());
            end(RefusalStatus.of(error), error);
        }
    }

    public void end(int status, GraphQLError error) {
        if (CodedError.code(error) == ErrorCode.OVERLOADED) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        var outcome = RequestOutcome.refused(record.operation(), error);
        if (ProblemDetails.areFor(http)) {
            var body = ProblemDetails.body(status, error);
            end(status, outcome, Way.REFUSED, ProblemDetails.contentType(), body, HttpRefusal.overloaded());
        } else {
            var body = ResponseBody.of(error);
            end(status, outcome, Way.REFUSED, type.contentType(), body, HttpRefusal.overloaded());
        }
    }

    /** @param ifFull sent instead when no memory is free for the body */
    private void end(int status, RequestOutcome outcome, Way way, String contentType, byte[] body, HttpRefusal ifFull) {
        var response = http.response();
        if (finishIfGone()) {
            return;
        }
        var place = TransitLimit.reserve(http, body.length, ifFull);
        if (place.isEmpty()) {
            return;
        }
        record.answered(outcome, way);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.VARY, VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        BodyWriter.end(http.request(), Buffer.buffer(body))
                .onComplete(taken -> place.get().leave());
    }

    /**
     * Returns whether the client has disconnected, or the response has ended. Records the end of a request whose client
     * has disconnected.
     */
    private boolean finishIfGone() {
        var isGone = HttpExchange.isGone(http);
        if (isGone) {
            record.finish();
        }
        return isGone || http.response().ended();
    }

    /**
     * The status of a response. An executed request gets 200, even if its response has errors. If nothing was executed,
     * an internal error gets 500, and a timeout gets 503. Other refusals get 200 with the older media type, and 400
     * with the current one.
     */
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
