package dev.modelatlas.bench;

/**
 * The result of one request.
 *
 * @param status HTTP status; 0 without a complete answer: a field or the connection failed, or the client timed out
 * @param nanos from the time it was due to the end of the response, however late it was sent
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
