package dev.modelatlas.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQLError;
import io.quarkus.arc.Arc;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.NestedErrorException;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.Deadline;

/**
 * Evaluates claims and caches the results, because neither revisions nor the claims of a build change. A request
 * that selects a claim runs the claim's document on the request's worker thread, within the request's deadline. The
 * document has its own budget for the size of its result. One run of a document evaluates all claims that share it.
 */
@Singleton
class Evaluations {
    /** Maximum number of cached results, of about 1 KB each. */
    static final int MOST_KEPT = 10_000;

    private final Engine engine;
    private final ClaimLibrary library;
    private final OrganizationDirectory organizations;
    private final Map<Run, CompletableFuture<Map<String, Evaluation>>> running = new ConcurrentHashMap<>();
    private final Cache<Key, Evaluation> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Evaluations(Engine engine, ClaimLibrary library, OrganizationDirectory organizations) {
        this.engine = engine;
        this.library = library;
        this.organizations = organizations;
    }

    private record Key(String claim, int revision) {}

    private record Run(String document, int revision) {}

    /** The result of a claim at the revision of its {@code snapshot}. */
    Evaluation of(Claim claim) {
        return at(claim, claim.snapshot().revision());
    }

    /**
     * The result of a claim at the given revision.
     *
     * @throws ApiException when the claim's document failed, for example because the deadline passed; a later request
     *     may succeed
     */
    Evaluation at(Claim claim, int revision) {
        if (claim.file().undecidable() != null) {
            return Evaluation.undecidable(claim.file().undecidable());
        }
        var known = kept.getIfPresent(new Key(claim.slug(), revision));
        return known == null ? computed(claim, revision) : known;
    }

    /** Runs the claim's document. If another request already runs it at the same revision, waits for that result. */
    private Evaluation computed(Claim claim, int revision) {
        if (Deadline.isOver()) {
            throw late(claim);
        }
        var run = new Run(claim.document(), revision);
        var mine = new CompletableFuture<Map<String, Evaluation>>();
        var other = running.putIfAbsent(run, mine);
        if (other != null) {
            return result(claim, other)
                    .orElseGet(() -> evaluate(claim, revision).get(claim.slug()));
        }
        try {
            var evaluations = evaluate(claim, revision);
            mine.complete(evaluations);
            return evaluations.get(claim.slug());
        } finally {
            mine.complete(Map.of());
            running.remove(run);
        }
    }

    /**
     * Waits for the result of another request that already runs the document. Empty when that request failed, for
     * example because its deadline passed.
     */
    private static Optional<Evaluation> result(Claim claim, CompletableFuture<Map<String, Evaluation>> other) {
        try {
            return Optional.ofNullable(other.get().get(claim.slug()));
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw late(claim);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs the claim's document. Returns the results of all claims with the same document, by slug. */
    private Map<String, Evaluation> evaluate(Claim claim, int revision) {
        var alike = library.withTheDocumentOf(claim);
        var document = engine.prepare(claim.document());
        if (!document.errors().isEmpty()) {
            throw failed(claim, document.errors().get(0));
        }
        var context =
                Map.<String, Object>of("state", Arc.container().requestContext().getState());
        var answer = engine.execute(document.operation(null, Map.of("revision", revision)), context);
        if (!answer.errors().isEmpty()) {
            // This result is not cached: names of domains, tasks and publishers are not versioned, so a later import
            // may add the missing name.
            var evaluation = Evaluation.undecidable(missingName(claim, answer.errors()));
            return alike.stream().collect(Collectors.toMap(Claim::slug, other -> evaluation));
        }
        var renamed = renamed(revision);
        var evaluations = alike.stream()
                .collect(Collectors.toMap(Claim::slug, other -> Evaluation.of(other.file(), answer.data(), renamed)));
        evaluations.forEach((slug, evaluation) -> kept.put(new Key(slug, revision), evaluation));
        return evaluations;
    }

    /**
     * Returns a function that maps the former slug of a renamed organization to its new slug. The function knows the
     * renames up to and including the revision, and returns any other text unchanged.
     */
    private UnaryOperator<String> renamed(int revision) {
        return slug -> organizations
                .at(new Snapshot(revision, true))
                .bySlug(slug)
                .map(Organization::slug)
                .orElse(slug);
    }

    /**
     * Returns a text that names what the data lacks. Throws an exception if an error does not come from missing data.
     */
    private static Bilingual missingName(Claim claim, List<GraphQLError> errors) {
        for (var error : errors) {
            if (CodedError.code(error) != ErrorCode.BAD_USER_INPUT) {
                throw failed(claim, error);
            }
        }
        var message = errors.get(0).getMessage();
        return new Bilingual(
                "The GraphQL document of the claim refers to something that is missing at this revision: " + message,
                "이 판의 데이터에는 이 주장의 질의가 가리키는 것이 없습니다: " + message);
    }

    /**
     * Converts an error of the document to an exception. The server has already logged an internal error, so the client
     * gets the ID of that log entry.
     */
    private static RuntimeException failed(Claim claim, GraphQLError error) {
        return switch (CodedError.code(error)) {
            case TIMEOUT -> late(claim);
            case INTERNAL_SERVER_ERROR -> new NestedErrorException(error);
            default ->
                new ApiException(
                        CodedError.code(error),
                        null,
                        "The GraphQL document of the claim \"" + claim.slug() + "\" failed: " + error.getMessage());
        };
    }

    private static ApiException late(Claim claim) {
        return new ApiException(
                ErrorCode.TIMEOUT,
                null,
                "There was no time left to compute the verdict of the claim \"" + claim.slug()
                        + "\". Repeat the request: the server has cached the verdicts computed so far.");
    }
}
