package dev.modelatlas.graphql.work;

import graphql.GraphQLContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.sql.Deadline;

/**
 * What one operation may still spend: values and bytes of its answer, and time. It is counted wherever a value is
 * completed, so an answer that grows too large is given up while it is fetched, and not when it fills the memory.
 *
 * <p>Once it is spent, nothing more is fetched: fields are null and lists are empty until graphql-java has come to its
 * end, as it waits for ever for the batches of a level that was left by an exception. Of one thread.
 */
public final class AnswerBudget {
    /** Values that cost as much as a record. */
    public static final int VALUES_OF_A_RECORD = 10;

    /** Quotes, colon and comma of a value below a name. */
    public static final int SIGNS_OF_A_FIELD = 4;

    /** What is told by the code TIMEOUT. */
    public static final String TIME_IS_OVER =
            "The time for one request was over: ask for less at once, or for a narrower filter.";

    /** A look at the clock takes as long as some values do. */
    private static final int STEPS_BETWEEN_LOOKS = 1024;

    private final long mostBytes;
    private final long mostValues;
    private long bytes;
    private long values;
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS;
    private ErrorCode spent;

    /**
     * @param mostBytes that the answer may take
     * @param mostValues that it may hold
     */
    public AnswerBudget(long mostBytes, long mostValues) {
        this.mostBytes = mostBytes;
        this.mostValues = mostValues;
    }

    public static AnswerBudget of(GraphQLContext context) {
        return context.get(AnswerBudget.class);
    }

    /**
     * Counts what is about to be put into the answer.
     *
     * @param values how many
     * @param bytes that they take at least, when they are written
     * @return false when that is too much, or something before it was
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

    /** Takes back what was counted since then, as it is read in another way. The steps were taken all the same. */
    public void backTo(long values, long bytes) {
        if (spent == null) {
            this.values = values;
            this.bytes = bytes;
        }
    }

    public boolean isSpent() {
        return spent != null;
    }

    /** Values that were completed, those that had to be read in another way included. */
    public long steps() {
        return steps;
    }

    /** Values of the answer. */
    public long values() {
        return values;
    }

    /** Bytes that they take at least. */
    public long bytes() {
        return bytes;
    }

    /** Why there is no answer. */
    public ApiException refusal() {
        return new ApiException(spent, null, message());
    }

    private String message() {
        if (spent == ErrorCode.TIMEOUT) {
            return TIME_IS_OVER;
        }
        return bytes > mostBytes
                ? tooLong(mostBytes).getMessage()
                : "The answer holds more than " + mostValues + " values; ask for smaller pages, or for fewer fields.";
    }

    /** The refusal of an answer that takes more bytes than it may. */
    public static ApiException tooLong(long mostBytes) {
        return new ApiException(
                ErrorCode.LIMIT_EXCEEDED,
                null,
                "The answer takes more than " + mostBytes
                        + " bytes; ask for smaller pages, or for fewer fields and aliases.");
    }
}
