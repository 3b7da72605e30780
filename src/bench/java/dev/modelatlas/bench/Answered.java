package dev.modelatlas.bench;

/**
 * What became of one request.
 *
 * @param status of HTTP; 0 when no whole answer came: a field or the connection failed, or the client gave up
 * @param nanos from the moment it was due to the end of the answer, however late it was sent
 */
record Answered(int status, long nanos) {
    /** Whether it was answered as asked. */
    boolean isSuccess() {
        return status == 200;
    }

    /** A word that says "not now", and nothing worse. */
    boolean isRefusal() {
        return status == 503 || status == 429;
    }
}
