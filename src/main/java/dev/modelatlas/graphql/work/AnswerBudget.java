package dev.modelatlas.graphql.work;

import graphql.GraphQLContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.sql.Deadline;

/**
 * The remaining budget of one operation: its time, and the values and bytes of its response. Each completed value is
 * charged to the budget. Fetching therefore stops before an oversized response fills the heap.
 *
 * <p>When the budget is spent, nothing more is fetched: fields are null and lists are empty until graphql-java
 * finishes. An exception would instead make graphql-java wait forever for incomplete batches. Not thread-safe.
 */
public final class AnswerBudget {
    /** The number of values that cost as much as one record. */
    public static final int VALUES_OF_A_RECORD = 10;

    /** Number of bytes for the quotes, colon and comma of a field. */
    public static final int SIGNS_OF_A_FIELD = 4;

    /** The message of an error with the code TIMEOUT. */
    public static final String TIME_IS_OVER =
            "The request took too long. Try again in a few seconds. If it takes too long again, request fewer records, or"
                    + " use a narrower filter.";

    /** Number of steps between two readings of the clock. A reading takes as long as completing several values. */
    private static final int STEPS_BETWEEN_LOOKS = 1024;

    private final long mostBytes;
    private final long mostValues;
    private long bytes;
    private long values;
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS;
    private ErrorCode spent;

    /**
     * @param mostBytes maximum size of the response in bytes
     * @param mostValues maximum number of values in the response
     */
    public AnswerBudget(long mostBytes, long mostValues) {
        this.mostBytes = mostBytes;
        this.mostValues = mostValues;
    }

    public static AnswerBudget of(GraphQLContext context) {
        return context.get(AnswerBudget.class);
    }

    /**
     * Charges values that are about to be added to the response.
     *
     * @param values number of values
     * @param bytes minimum number of bytes that the values take in the response
     * @return false when the budget is spent
     */
    public boolean spend(int values, long bytes) {
        this.steps += values;
        this.values += values;
        this.bytes += bytes;
        if (this.bytes > mostBytes || this.values > mostValues) {
            spent = ErrorCode.LIMIT_EXCEEDED;
        } else if (steps >= nextLook) {
            nextLook = steps + STEPS_BETWEEN_LOOKS;
            if (spent == null && Deadline.isOver()) {
                spent = ErrorCode.TIMEOUT;
            }
        }
        return spent == null;
    }

    /**
     * Resets the numbers of values and bytes to earlier ones, because graphql-java reads the same values again. The
     * number of steps does not change.
     */
    public void backTo(long values, long bytes) {
        if (spent == null) {
            this.values = values;
            this.bytes = bytes;
        }
    }

    public boolean isSpent() {
        return spent != null;
    }

    /** The number of values charged so far. A value that graphql-java reads twice counts twice. */
    public long steps() {
        return steps;
    }

    /** The number of values in the response. */
    public long values() {
        return values;
    }

    /** The minimum number of bytes that the values take in the response. */
    public long bytes() {
        return bytes;
    }

    /** The error for an operation that spent this budget. */
    public ApiException refusal() {
        return new ApiException(spent, null, message());
    }

    private String message() {
        if (spent == ErrorCode.TIMEOUT) {
            return TIME_IS_OVER;
        }
        return bytes > mostBytes
                ? tooLong(mostBytes).getMessage()
                : "The response has more than " + mostValues + " values. Request smaller pages or fewer fields.";
    }

    /** The error for a response with too many bytes. */
    public static ApiException tooLong(long mostBytes) {
        return new ApiException(
                ErrorCode.LIMIT_EXCEEDED,
                null,
                "The response is larger than " + mostBytes
                        + " bytes. Request smaller pages, or fewer fields and aliases.");
    }
}
