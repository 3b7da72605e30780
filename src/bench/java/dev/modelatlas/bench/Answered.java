package dev.modelatlas.bench;

/**
 * The result of one request.
 *
 * @param status HTTP status; 0 without a complete answer: a field or the connection failed, or the client timed out
 * @param nanos nanoseconds from the time when the request was due, even if it was sent later, to the end of the
 *     response
 */
record Answered(int status, long nanos) {
    /** Whether the answer is complete. */
    boolean isSuccess() {
        return status == 200;
    }

    /** Whether the server refused the request because it is busy. */
    boolean isRefusal() {
        return status == 503 || status == 429;
    }
}
