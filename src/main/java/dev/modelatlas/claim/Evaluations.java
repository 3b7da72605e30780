package dev.modelatlas.claim;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQLError;
import io.quarkus.arc.Arc;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * Evaluates each claim once for each revision, because neither revisions nor the claims of a build change. The document
 * runs within the request that selects the claim, on its worker thread and until its deadline, with a budget of its own.
 */
@Singleton
class Evaluations {
    /** Number of cached results, of about 1 KB each. */
    private static final int MOST_KEPT = 10_000;

    private static final Evaluation UNKNOWN_NAME = Evaluation.undecidable(new Bilingual(
            "A filter in the document of the claim names something that this dataset does not have.",
            "질의의 필터에 이 데이터에 없는 이름이 있습니다."));

    private final Engine engine;
    private final Map<Key, CompletableFuture<Evaluation>> running = new ConcurrentHashMap<>();
    private final Cache<Key, Evaluation> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    @Inject
    Evaluations(Engine engine) {
        this.engine = engine;
    }

    private record Key(String claim, int revision) {}

    /** The result of a claim at its own revision. */
    Evaluation of(Claim claim) {
        return at(claim, claim.snapshot().revision());
    }

    /**
     * The result of a claim at another revision.
     *
     * @throws ApiException when its document failed, for example at the deadline; a later request may succeed
     */
    Evaluation at(Claim claim, int revision) {
        if (claim.file().undecidable() != null) {
            return Evaluation.undecidable(claim.file().undecidable());
        }
        var key = new Key(claim.slug(), revision);
        var known = kept.getIfPresent(key);
        return known == null ? computed(claim, key) : known;
    }

    /** Requests that need the same verdict at the same time wait for the first of them, which computes it. */
    private Evaluation computed(Claim claim, Key key) {
        var mine = new CompletableFuture<Evaluation>();
        var other = running.putIfAbsent(key, mine);
        if (other != null) {
            return result(other).orElseGet(() -> evaluate(claim, key));
        }
        try {
            var evaluation = evaluate(claim, key);
            mine.complete(evaluation);
            return evaluation;
        } finally {
            mine.complete(null);
            running.remove(key);
        }
    }

    /** Waits for the evaluation of another request; empty when it failed, for example at its own deadline. */
    private static Optional<Evaluation> result(CompletableFuture<Evaluation> other) {
        try {
            return Optional.ofNullable(other.get());
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.TIMEOUT, null, AnswerBudget.TIME_IS_OVER);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Evaluation evaluate(Claim claim, Key key) {
        var document = engine.prepare(claim.document());
        if (!document.errors().isEmpty()) {
            throw failed(claim, document.errors().get(0));
        }
        var context =
                Map.<String, Object>of("state", Arc.container().requestContext().getState());
        var answer = engine.execute(document, document.operation(null), Map.of("revision", key.revision()), context);
        if (answer.errors().isEmpty()) {
            var evaluation = Evaluation.of(claim.file(), answer.data());
            kept.put(key, evaluation);
            return evaluation;
        }
        for (var error : answer.errors()) {
            if (code(error) != ErrorCode.BAD_USER_INPUT) {
                throw failed(claim, error);
            }
        }
        // Not kept: names of domains, tasks and publishers are not versioned, so a later import may add the missing
        // name.
        return UNKNOWN_NAME;
    }

    /** An unexpected error is thrown as one, so that the client gets an ID of the log entry. */
    private static RuntimeException failed(Claim claim, GraphQLError error) {
        var message = "The document of the claim \"" + claim.slug() + "\" failed: " + error.getMessage();
        return code(error) == ErrorCode.INTERNAL_SERVER_ERROR
                ? new IllegalStateException(message)
                : new ApiException(code(error), null, message);
    }

    private static ErrorCode code(GraphQLError error) {
        return ErrorCode.valueOf((String) error.getExtensions().get("code"));
    }
}
