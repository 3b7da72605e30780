package dev.modelatlas.graphql.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.sql.DatabaseFailure;

/**
 * An error as the client sees it; its extensions hold the {@code code}.
 *
 * @param message a whole sentence
 * @param locations where in the document; empty when it is about no place
 * @param path the field of the answer that failed; empty when the request failed as a whole
 * @param extensions {@code code}, and {@code argument} or {@code id} where the code's description says so
 */
public record CodedError(
        String message, List<SourceLocation> locations, List<Object> path, Map<String, Object> extensions)
        implements GraphQLError {
    /** What clients sent is quoted in messages, and may be of any length. */
    private static final int SHOWN_CHARACTERS = 1000;

    private static final Logger LOG = Logger.getLogger(CodedError.class);
    private static final long serialVersionUID = 1L;

    public CodedError {
        message = shortened(message);
    }

    /** An error of the request as a whole. */
    public static CodedError of(ErrorCode code, String message) {
        return of(code, message, List.of());
    }

    /** An error of the request as a whole, at those places of its document. */
    public static CodedError of(ErrorCode code, String message, List<SourceLocation> locations) {
        return new CodedError(message, locations, List.of(), Map.of("code", code.name()));
    }

    /** What the client is told of a refusal: all of it. */
    public static CodedError of(ApiException refusal) {
        return of(refusal, List.of(), List.of());
    }

    static CodedError of(ApiException refusal, List<SourceLocation> locations, List<Object> path) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", refusal.code().name());
        if (refusal.argument() != null) {
            extensions.put("argument", shortened(refusal.argument()));
        }
        return new CodedError(refusal.getMessage(), locations, path, extensions);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "...";
    }

    /** What the client is told of a failure: all of a refusal, what to do about the database, and of a defect its id. */
    public static CodedError of(Throwable failure) {
        return of(failure, List.of(), ResultPath.rootPath());
    }

    static CodedError of(Throwable failure, List<SourceLocation> locations, ResultPath path) {
        if (failure instanceof ApiException refusal) {
            return of(refusal, locations, path.toList());
        }
        return DatabaseFailure.of(failure)
                .map(kind -> of(refusal(kind), locations, path.toList()))
                .orElseGet(() -> internal(failure, locations, path));
    }

    private static ApiException refusal(DatabaseFailure failure) {
        return switch (failure) {
            case TIMEOUT -> new ApiException(ErrorCode.TIMEOUT, null, AnswerBudget.TIME_IS_OVER);
            case UNAVAILABLE ->
                new ApiException(
                        ErrorCode.UNAVAILABLE, null, "The database cannot be reached; ask again in a few seconds.");
        };
    }

    /** What the client is told of a defect: an id under which the log tells the rest. */
    public static CodedError internal(Throwable defect) {
        return internal(defect, List.of(), ResultPath.rootPath());
    }

    static CodedError internal(Throwable defect, List<SourceLocation> locations, ResultPath path) {
        return internal(Level.ERROR, defect, locations, path);
    }

    /** A request whose client has left: not a defect, so the log has it at DEBUG only. */
    public static CodedError abandoned(Throwable end) {
        return abandoned(end, List.of(), ResultPath.rootPath());
    }

    static CodedError abandoned(Throwable end, List<SourceLocation> locations, ResultPath path) {
        return internal(Level.DEBUG, end, locations, path);
    }

    private static CodedError internal(Level level, Throwable defect, List<SourceLocation> locations, ResultPath path) {
        var id = UUID.randomUUID().toString();
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", ErrorCode.INTERNAL_SERVER_ERROR.name());
        extensions.put("id", id);
        LOG.logf(level, defect, "Internal error %s at %s", id, path);
        return new CodedError(
                "Something broke on the server. Its log tells more under the id of this error.",
                locations,
                path.toList(),
                extensions);
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }
}
