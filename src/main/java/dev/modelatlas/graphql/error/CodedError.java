package dev.modelatlas.graphql.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.value.Excerpt;

import static java.util.stream.Collectors.joining;

/**
 * An error as clients see it, with its {@code code} in the extensions.
 *
 * @param message a complete sentence
 * @param locations positions in the document; may be empty
 * @param path path of the response field that failed; empty when the whole request failed
 * @param extensions {@code code}, and {@code argument} or {@code id} if the description of the code in
 *     {@link dev.modelatlas.graphql.ErrorCode} mentions them
 */
public record CodedError(
        String message, List<SourceLocation> locations, List<Object> path, Map<String, Object> extensions)
        implements GraphQLError {
    /** Maximum number of characters of a message. Messages quote strings from clients, which may have any length. */
    private static final int SHOWN_CHARACTERS = 1000;

    /** Maximum number of characters of an operation's name in the log. Clients choose the names. */
    private static final int SHOWN_NAME = 100;

    /** Maximum number of causes that tell defects apart. */
    private static final int MOST_CAUSES = 10;

    private static final Logger LOG = Logger.getLogger(CodedError.class);
    /** Time between two stack traces of the same defect: a defect may fail each request, and a stack trace is long. */
    private static final long BETWEEN_TRACES = Duration.ofMinutes(1).toNanos();

    /** The last stack trace of each defect in the log, by the origin of the defect. */
    private static final Map<String, Trace> TRACES = new ConcurrentHashMap<>();

    private static final LongAdder DEFECTS = new LongAdder();
    private static final long serialVersionUID = 1L;

    /** @param at a value of {@link System#nanoTime} */
    private record Trace(String id, long at) {}

    public CodedError {
        message = Excerpt.of(message, SHOWN_CHARACTERS);
    }

    /** Reads the code from the extensions of an error. The error must have a code. */
    public static ErrorCode code(GraphQLError error) {
        return ErrorCode.valueOf((String) error.getExtensions().get("code"));
    }

    /** An error of the whole request. */
    public static CodedError of(ErrorCode code, String message) {
        return of(code, message, List.of());
    }

    /** An error of the whole request, with the related positions in the document. */
    public static CodedError of(ErrorCode code, String message, List<SourceLocation> locations) {
        return new CodedError(message, locations, List.of(), Map.of("code", code.name()));
    }

    /** Converts an exception to an error of the whole request, with the message of the exception. */
    public static CodedError of(ApiException refusal) {
        return of(refusal, List.of(), List.of());
    }

    public static CodedError of(ApiException refusal, List<SourceLocation> locations, List<Object> path) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", refusal.code().name());
        if (refusal.argument() != null) {
            extensions.put("argument", Excerpt.of(refusal.argument(), SHOWN_CHARACTERS));
        }
        return new CodedError(refusal.getMessage(), locations, path, extensions);
    }

    /**
     * Converts an exception to an error of the whole request. The client gets the message of an {@link ApiException}.
     * For a failure of the database, the message says what to do. For any other exception, the client gets only an ID.
     */
    public static CodedError of(Throwable failure) {
        return of(failure, null);
    }

    /** @param operation what failed, for the log; null or empty when it has no name */
    public static CodedError of(Throwable failure, String operation) {
        return of(failure, List.of(), ResultPath.rootPath(), operation);
    }

    public static CodedError of(Throwable failure, List<SourceLocation> locations, ResultPath path) {
        return of(failure, locations, path, null);
    }

    /**
     * Logs a failure on this thread, whose log lines have the ID of the request. Returns an exception that has the same
     * error and is not logged again, so that another thread can send the error.
     */
    public static RuntimeException logged(Throwable failure, String operation) {
        return failure instanceof ApiException refusal ? refusal : new NestedErrorException(of(failure, operation));
    }

    private static CodedError of(Throwable failure, List<SourceLocation> locations, ResultPath path, String operation) {
        if (failure instanceof ApiException refusal) {
            return of(refusal, locations, path.toList());
        } else if (failure instanceof NestedErrorException nested) {
            return new CodedError(nested.getMessage(), locations, path.toList(), nested.extensions());
        }
        var kind = DatabaseFailure.of(failure);
        if (kind.isEmpty()) {
            return internal(failure, locations, path, operation);
        }
        DatabaseFailure.warn(failure);
        return of(refusal(kind.get()), locations, path.toList());
    }

    private static ApiException refusal(DatabaseFailure failure) {
        return switch (failure) {
            case TIMEOUT -> new ApiException(ErrorCode.TIMEOUT, null, AnswerBudget.TIME_IS_OVER);
            case UNAVAILABLE ->
                new ApiException(
                        ErrorCode.UNAVAILABLE, null, "The database cannot be reached. Try again in a few seconds.");
        };
    }

    /** The number of defects of the server that were reported as errors since this process started. */
    public static long defects() {
        return DEFECTS.sum();
    }

    /** The error for a defect of the server. The client gets only an ID, under which the log has the details. */
    public static CodedError internal(Throwable defect) {
        return internal(defect, List.of(), ResultPath.rootPath(), null);
    }

    static CodedError internal(Throwable defect, List<SourceLocation> locations, ResultPath path) {
        return internal(defect, locations, path, null);
    }

    private static CodedError internal(
            Throwable defect, List<SourceLocation> locations, ResultPath path, String operation) {
        var id = UUID.randomUUID().toString();
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", ErrorCode.INTERNAL_SERVER_ERROR.name());
        extensions.put("id", id);
        log(defect, id, place(path, operation));
        DEFECTS.increment();
        return new CodedError(
                "Internal server error. The server log has details under the ID of this error.",
                locations,
                path.toList(),
                extensions);
    }

    /** Logs a defect. If the same defect was logged less than a minute ago, refers to that stack trace. */
    private static void log(Throwable defect, String id, String place) {
        var now = System.nanoTime();
        var trace = TRACES.compute(
                origin(defect),
                (origin, last) -> last != null && now - last.at() < BETWEEN_TRACES ? last : new Trace(id, now));
        if (trace.id().equals(id)) {
            LOG.errorf(defect, "Internal error %s at %s", id, place);
        } else {
            LOG.errorf("Internal error %s at %s: the stack trace is that of %s", id, place, trace.id());
        }
    }

    /** The classes of a defect and of its causes, and the place in this program where it occurred. */
    private static String origin(Throwable defect) {
        var frames = List.of(defect.getStackTrace());
        return Stream.iterate(defect, Objects::nonNull, Throwable::getCause)
                        .limit(MOST_CAUSES)
                        .map(cause -> cause.getClass().getName())
                        .collect(joining(" by "))
                + frames.stream()
                        .filter(frame -> frame.getClassName().startsWith("dev.modelatlas."))
                        .findFirst()
                        .or(() -> frames.stream().findFirst())
                        .map(frame -> " at " + frame)
                        .orElse("");
    }

    private static String place(ResultPath path, String operation) {
        if (!path.isRootPath()) {
            return path.toString();
        }
        return operation == null || operation.isEmpty() ? "(unnamed)" : Excerpt.of(operation, SHOWN_NAME);
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
