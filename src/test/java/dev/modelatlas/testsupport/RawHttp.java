package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

/** Sends bytes to the server under test that no ordinary client would send. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 10_000;

    /**
     * A response.
     *
     * @param status 0 when the server closed the connection without a response
     * @param head the status line and the headers; empty when there is no response
     * @param body empty when there is none
     */
    public record Reply(int status, String head, String body) {}

    private RawHttp() {}

    /**
     * Sends a request on a new connection and reads until the server closes it.
     *
     * @param request contains {@code Connection: close}, or is malformed
     */
    public static Reply send(byte[] request) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server may respond and close the connection before it has read everything. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException alreadyAnswered) {
            socket.shutdownOutput();
        }
    }

    private static Reply reply(String answer) {
        if (answer.isEmpty()) {
            return new Reply(0, "", "");
        }
        var parts = answer.split("\r\n\r\n", 2);
        return new Reply(Integer.parseInt(parts[0].split(" ")[1]), parts[0], parts.length == 2 ? parts[1] : "");
    }
}
