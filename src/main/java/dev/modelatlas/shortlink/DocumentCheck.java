package dev.modelatlas.shortlink;

import java.util.List;

import jakarta.inject.Singleton;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.vertx.core.buffer.Buffer;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.document.PreparedDocument;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.request.PersistedQueries;

/** Checks that a document may be stored: it must be a valid request, and contain only queries. */
@Singleton
class DocumentCheck {
    private static final String QUERY = "query";

    private final Engine engine;
    private final PersistedQueries documents;

    DocumentCheck(Engine engine, PersistedQueries documents) {
        this.engine = engine;
        this.documents = documents;
    }

    /**
     * Reads the document in the body of a request. The document must pass the same checks as a request to
     * {@code /graphql}, including limits and cost, but is not executed.
     *
     * @throws ApiException when the body is not a request, or is a request that cannot be stored, such as a mutation
     * @throws DocumentRefusal when the server would refuse to run the document with its variables
     */
    StoredDocument accepted(Buffer body) {
        var sent = GraphQLRequest.ofBody(body);
        if (sent.query() == null
                || sent.documentId() != null
                || !sent.extensions().isEmpty()) {
            throw HttpRefusal.badRequest(
                    QUERY,
                    "Send the text of the document as `query`. Also send `variables` and `operationName`"
                            + " if the document needs them."
                            + " A request without `query`, or with `documentId` or `extensions`, cannot be stored.");
        }
        var request = documents.resolve(sent);
        var document = engine.prepare(request.query());
        refuse(document.errors());
        requireQueries(document);
        var operation = document.operation(request.operationName(), request.variables());
        refuse(engine.check(operation).errors());
        return StoredDocument.of(request);
    }

    private static void refuse(List<GraphQLError> errors) {
        if (!errors.isEmpty()) {
            throw new DocumentRefusal(errors.get(0));
        }
    }

    /** Refuses a document with a mutation or a subscription, so that opening a link never changes data. */
    private static void requireQueries(PreparedDocument document) {
        var isQuery = document.document().getDefinitionsOfType(OperationDefinition.class).stream()
                .allMatch(operation -> operation.getOperation() == Operation.QUERY);
        if (!isQuery) {
            throw HttpRefusal.badRequest(QUERY, "Mutations and subscriptions cannot be stored. Send a query.");
        }
    }
}
