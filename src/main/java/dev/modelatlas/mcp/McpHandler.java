package dev.modelatlas.mcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.observe.RequestTraces;
import dev.modelatlas.http.request.RequestReader;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.http.rest.QueuedRequests;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.http.rest.RestEndpoints;

/**
 * Handles MCP over streamable HTTP. The MCP specification allows servers without sessions and streams, such as this
 * one. Each POST request contains one message; GET and DELETE get 405. A JSON-RPC request gets one JSON response, and
 * a notification gets 202. HTTP requests have the same queue and limits as those to {@code /graphql}. Answers of tools
 * have a smaller limit ({@link McpConfig#maxAnswer}).
 */
@Singleton
class McpHandler implements Handler<RoutingContext> {
    static final String PATH = "/mcp";
    private static final String OPERATION = "(mcp)";
    private static final String VERSION = "MCP-Protocol-Version";

    /**
     * The MCP version that the specification assumes when a request lacks the header {@code MCP-Protocol-Version}. The
     * server also accepts this version in the header, although it is not one of {@link McpServer#VERSIONS}.
     */
    private static final String VERSION_WITHOUT_HEADER = "2025-03-26";

    private static final int INVALID = 400;
    private static final int OK = 200;

    private final McpServer server;
    private final CacheControl cacheControl;
    private final boolean isEnabled;

    McpHandler(McpServer server, CacheControl cacheControl, McpConfig mcp) {
        this.server = server;
        this.cacheControl = cacheControl;
        this.isEnabled = mcp.enabled();
    }

    void add(@Observes Router router, RestEndpoints endpoints, QueuedRequests queued) {
        if (!isEnabled) {
            return;
        }
        endpoints.open(
                router,
                RestEndpoint.of(PATH, PATH, OPERATION, queued.handledBy(this))
                        .withMethods(
                                List.of("POST"), "Send messages by POST. This server has no streams and no sessions.")
                        .withMediaType("application/json"));
    }

    /** Answers a message on a worker thread. */
    @Override
    public void handle(RoutingContext http) {
        var record = RequestRecord.of(http);
        AccessLog.beginRequest(record);
        var trace = RequestTraces.makeCurrent(record);
        try {
            answer(http);
        } catch (RuntimeException failure) {
            new Response(http).end(failure);
        } finally {
            trace.close();
            AccessLog.endRequest();
        }
    }

    private void answer(RoutingContext http) {
        RequestReader.requireJson(http);
        checkVersion(http.request().getHeader(VERSION));
        JsonRpcMessage message;
        try {
            message = JsonRpcMessage.of(http.body().buffer());
        } catch (JsonRpcException refusal) {
            end(http, INVALID, JsonRpcMessage.response(null, refusal), refused());
            return;
        }
        if (message.isNotification()) {
            RequestRecord.of(http).answered(RequestOutcome.ok(OPERATION), Way.COMPUTED);
            http.response().setStatusCode(202).end();
            return;
        }
        try {
            var reply = server.answer(message);
            end(http, OK, JsonRpcMessage.response(message.id(), reply.result()), reply.outcome());
        } catch (JsonRpcException refusal) {
            end(http, OK, JsonRpcMessage.response(message.id(), refusal), refused());
        }
    }

    private static void checkVersion(String version) {
        if (version != null && !McpServer.VERSIONS.contains(version) && !version.equals(VERSION_WITHOUT_HEADER)) {
            throw HttpRefusal.badRequest(
                    VERSION,
                    "This server supports the versions " + String.join(" and ", McpServer.VERSIONS) + " of MCP. Set `"
                            + VERSION + "` to the version in the server's response to `initialize`.");
        }
    }

    private static RequestOutcome refused() {
        return new RequestOutcome(OPERATION, "BAD_REQUEST", null, List.of());
    }

    private void end(RoutingContext http, int status, Map<String, Object> message, RequestOutcome outcome) {
        var body = ResponseBody.text(message).getBytes(StandardCharsets.UTF_8);
        var response = SerializedResponse.of(status, ResponseType.JSON, outcome, null, body);
        new Response(http, ResponseType.JSON).end(response, Way.COMPUTED, cacheControl);
    }
}
