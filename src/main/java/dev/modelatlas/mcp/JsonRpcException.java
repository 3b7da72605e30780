package dev.modelatlas.mcp;

/** A message that cannot be answered, with its code of JSON-RPC. */
final class JsonRpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    /** A code of MCP, not of JSON-RPC. */
    static final int RESOURCE_NOT_FOUND = -32002;

    private final int code;

    JsonRpcException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
