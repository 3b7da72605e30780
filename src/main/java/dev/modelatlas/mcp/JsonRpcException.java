package dev.modelatlas.mcp;

/** Thrown when a message cannot be answered. Contains the error code of the JSON-RPC response. */
final class JsonRpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    /** Defined by MCP, not by JSON-RPC. */
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
