package dev.modelatlas.testsupport;

import java.net.http.HttpClient;

/** Makes the JDK's HTTP clients for tests of the application. */
public final class Clients {
    private Clients() {}

    /** A client with the JDK's defaults. */
    public static HttpClient http() {
        return http(HttpClient.newBuilder());
    }

    /**
     * What the builder builds. The client's thread inherits the class loader of the thread that makes it, and ends only
     * when nothing refers to the client any more: made under an application's loader and kept in a static field, it
     * would keep that application in memory.
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
