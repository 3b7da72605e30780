package dev.modelatlas.graphql;

/**
 * An error that the caller can act on. The client sees its message, which names the argument, the problem and what is
 * valid instead. The message never contains SQL, class names or a stack trace.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String argument;

    /**
     * @param code the stable error code
     * @param argument name or path of the argument, such as {@code filter.domains}; null when there is none
     * @param message a complete sentence for the client
     */
    public ApiException(ErrorCode code, String argument, String message) {
        super(message);
        this.code = code;
        this.argument = argument;
    }

    /** Creates the most common error: the value of {@code argument} is invalid. */
    public static ApiException badInput(String argument, String message) {
        return new ApiException(ErrorCode.BAD_USER_INPUT, argument, message);
    }

    public ErrorCode code() {
        return code;
    }

    /**
     * Name or path of the argument, which clients see as {@code extensions.argument}; null when the error is not about
     * a single argument.
     */
    public String argument() {
        return argument;
    }
}
