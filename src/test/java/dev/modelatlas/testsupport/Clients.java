package dev.modelatlas.testsupport;

import java.net.http.HttpClient;

/** Creates the JDK's HTTP clients for tests of the application. */
public final class Clients {
    private Clients() {}

    /** A client with the JDK's defaults. */
    public static HttpClient http() {
        return http(HttpClient.newBuilder());
    }

    /**
     * Builds a client outside the class loader of the application. The thread of a client inherits the class loader of
     * the thread that creates it, and ends only when the client is unreachable. If a client were created under the
     * loader of an application and kept in a static field, it would keep that application in memory.
     */
    public static HttpClient http(HttpClient.Builder builder) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return builder.build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
