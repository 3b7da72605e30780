package dev.modelatlas.graphql.permalink;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.execution.MergedField;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;

import dev.modelatlas.graphql.PublicAddress;

/**
 * Creates a link that runs a request's query again, at the same revisions. In the link, each field that accepts the
 * argument {@code revision} passes the number of the revision that it reads. The field {@code revision} passes this
 * number as {@code number}, which replaces {@code asOf}. Fields with a cursor stay as they are, because a cursor
 * contains its revision. Fields above a list at an earlier revision stay as they are, too.
 */
@ApplicationScoped
public class Permalink {
    /**
     * Maximum number of characters of a link. Browsers and this server accept URLs of this length: see
     * {@code quarkus.http.limits.max-initial-line-length}.
     */
    public static final int LONGEST = 16_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final PublicAddress address;

    Permalink(PublicAddress address) {
        this.address = address;
    }

    /**
     * The URL of the playground (GraphiQL) with the whole document and its variables.
     *
     * @param field any field of the request
     */
    public String of(DataFetchingEnvironment field, RevisionNumbers numbers) {
        // The link is the same for the whole request and may be long, so all citations of a response share it.
        String known = field.getGraphQlContext().get(Permalink.class);
        if (known == null) {
            known = made(field, numbers);
            field.getGraphQlContext().put(Permalink.class, known);
        }
        return known;
    }

    /**
     * The playground's URL with a query for only the trends of one revision. The URL must not contain the request's
     * whole document: the same document might read another revision the next time, or might be the mutation that
     * published the revision.
     *
     * @param trends the field {@code trends} of the revision
     */
    public String ofRevision(DataFetchingEnvironment field, MergedField trends, int revision) {
        var query = PinnedDocument.ofRevision(field.getDocument(), field.getOperationDefinition(), trends, revision);
        return url(field.getVariables(), query, field.getOperationDefinition());
    }

    private String made(DataFetchingEnvironment field, RevisionNumbers numbers) {
        var pins = new Pins(field.getGraphQLSchema(), field.getVariables(), numbers);
        return url(field.getVariables(), PinnedDocument.of(field.getDocument(), pins), field.getOperationDefinition());
    }

    /**
     * The playground's URL with a whole document and its variables. The document loses its line breaks and comments.
     *
     * @param operation the operation of the document that runs
     * @param given the variables of the document, with default values for omitted variables
     */
    public String of(
            Document document,
            OperationDefinition operation,
            GraphQLSchema schema,
            Map<String, Object> given,
            RevisionNumbers numbers) {
        var pinned = PinnedDocument.of(document, new Pins(schema, given, numbers));
        return url(given, pinned, operation, AstPrinter.printAstCompact(pinned));
    }

    /** The URL with the document's line breaks, or without them if it would be too long. */
    private String url(Map<String, Object> given, Document document, OperationDefinition operation) {
        var link = url(given, document, operation, AstPrinter.printAst(document));
        return link.length() <= LONGEST ? link : url(given, document, operation, AstPrinter.printAstCompact(document));
    }

    private String url(Map<String, Object> given, Document document, OperationDefinition operation, String printed) {
        var link = address.url() + "/graphiql?query=" + encoded(printed);
        var variables = new LinkedHashMap<>(given);
        variables.keySet().retainAll(UsedNames.of(document).variables());
        if (!variables.isEmpty()) {
            link += "&variables=" + encoded(json(variables));
        }
        // Without the name, the playground runs the first of several operations.
        var isOnly = document.getDefinitionsOfType(OperationDefinition.class).size() == 1;
        return isOnly ? link : link + "&operationName=" + operation.getName();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Map<String, Object> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write the variables as JSON", e);
        }
    }
}
