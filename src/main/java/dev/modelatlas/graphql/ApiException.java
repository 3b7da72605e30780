package dev.modelatlas.graphql;

/**
 * A failure that the caller can act on. Its message is shown to the client as it is: it names the argument, the
 * problem of the value, and what would be right, and never holds SQL, class names or a stack trace.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String argument;

    /**
     * @param code the stable code
     * @param argument name or path of the argument at fault, such as {@code filter.domains}; null when there is none
     * @param message a whole sentence for the client
     */
    public ApiException(ErrorCode code, String argument, String message) {
        super(message);
        this.code = code;
        this.argument = argument;
    }

    /** The usual one: the value of {@code argument} cannot be used. */
    public static ApiException badInput(String argument, String message) {
        return new ApiException(ErrorCode.BAD_USER_INPUT, argument, message);
    }

    public ErrorCode code() {
        return code;
    }

    /** Shown as {@code extensions.argument}; null when no single argument is at fault. */
    public String argument() {
        return argument;
    }
}
