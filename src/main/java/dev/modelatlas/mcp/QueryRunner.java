package dev.modelatlas.mcp;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import jakarta.inject.Singleton;

import graphql.GraphQLContext;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition.Operation;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.document.PreparedOperation;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.graphql.permalink.Permalink;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.RequestMetrics;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;

/** Runs the query of a tool with the engine, the limits and the deadline of {@code /graphql}. */
@Singleton
class QueryRunner {
    private final Engine engine;
    private final RequestRevisions revisions;
    private final Permalink permalink;
    private final RevisionCredits credits;
    private final RequestMetrics metrics;
    private final Duration deadline;
    private final long mostBytes;

    QueryRunner(
            Engine engine,
            RequestRevisions revisions,
            Permalink permalink,
            RevisionCredits credits,
            RequestMetrics metrics,
            HttpConfig http,
            McpConfig config) {
        this.engine = engine;
        this.revisions = revisions;
        this.permalink = permalink;
        this.credits = credits;
        this.metrics = metrics;
        this.deadline = http.deadline();
        this.mostBytes = config.maxAnswer().asLongValue();
    }

    /**
     * Calls a tool. Errors of the call are part of the result.
     *
     * @param operation name of the call in metrics and logs
     */
    Reply call(Tool tool, Map<String, Object> arguments, String operation) {
        return RequestScope.within(deadline, context -> {
            try {
                return run(tool, tool.requestFor(arguments), context, operation);
            } catch (RuntimeException failure) {
                // The failure becomes a result, because MCP clients end the session after a response that is not a
                // JSON-RPC message.
                return failed(Answer.refused(List.of(CodedError.of(failure, operation))), List.of(), operation);
            }
        });
    }

    private Reply run(Tool tool, GraphQLRequest request, Map<String, Object> context, String operation) {
        var document = engine.prepare(request.query());
        if (!document.errors().isEmpty()) {
            return failed(Answer.refused(document.errors()), List.of(), operation);
        }
        var wanted = document.operation(request.operationName(), request.variables());
        if (wanted.kind() != Operation.QUERY) {
            throw HttpRefusal.badRequest(
                    "query",
                    "This tool only reads. Send a query. Send mutations to /graphql with the API key of a publisher,"
                            + " and subscriptions over WebSocket.");
        }
        var answer = RequestScope.read(deadline, () -> metrics.timeEngine(() -> engine.execute(wanted, context)));
        if (isFailure(tool, answer)) {
            return failed(answer, revisions.used(), operation);
        }
        // Must precede the call of link(), which may add the current revision to the used revisions.
        var used = revisions.used();
        var answered = revision(tool, used);
        // A history reads up to a hundred earlier revisions. The models of those revisions need no credits, because the
        // history shows none of these models.
        Function<Revision, Credits> creditsOf = revision -> tool.readsOneRevision() && revision.number() != answered
                ? new Credits(List.of(revision.source()))
                : credits.of(revision);
        var result = ToolAnswer.of(answer, answered, used, creditsOf, link(wanted), mostBytes);
        return new Reply(result, RequestOutcome.of(operation, answer, used));
    }

    /**
     * Whether the call failed: the answer has no data because of errors, or an argument of the tool is invalid. A root
     * field that fails is usually null, so an answer with errors also counts as failed when all its root fields are
     * null. An invalid argument can leave data, because the document of a tool may use the argument in one field only.
     * The author of the document for the tool {@code query} sees which field failed, so this tool keeps its data.
     */
    private static boolean isFailure(Tool tool, Answer answer) {
        return answer.data() == null
                || !answer.errors().isEmpty() && answer.data().values().stream().allMatch(Objects::isNull)
                || tool.readsOneRevision() && answer.failedBy(ErrorCode.BAD_USER_INPUT);
    }

    /**
     * The revision of an answer: the newest revision that was read. A tool with the argument {@code revision} may also
     * have read earlier revisions for a history. Null if no revision was read, or if the tool {@code query} read
     * several.
     */
    private static Integer revision(Tool tool, Collection<Revision> used) {
        var numbers = used.stream().map(Revision::number).toList();
        return numbers.size() == 1 || !numbers.isEmpty() && tool.readsOneRevision() ? Collections.max(numbers) : null;
    }

    private static Reply failed(Answer answer, Collection<Revision> used, String operation) {
        return new Reply(ToolAnswer.failed(answer.errors()), RequestOutcome.of(operation, answer, used));
    }

    /**
     * The permalink of a query with the values of its variables; omitted variables have their default values. Null when
     * the permalink is too long for a URL.
     */
    private String link(PreparedOperation operation) {
        var variables = ValuesResolver.coerceVariableValues(
                        engine.schema(),
                        operation.definition().getVariableDefinitions(),
                        RawVariables.of(operation.variables()),
                        GraphQLContext.getDefault(),
                        Locale.ENGLISH)
                .toMap();
        var link = permalink.of(
                operation.document().document(), operation.definition(), engine.schema(), variables, revisions);
        return link.length() <= Permalink.LONGEST ? link : null;
    }
}
