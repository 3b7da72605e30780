package dev.modelatlas.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import org.postgresql.ds.PGSimpleDataSource;

/** Passes bytes between clients and a database, and can fall silent as a machine does that has lost its disk. */
public final class DatabaseProxy implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new ArrayList<>();
    private final PGSimpleDataSource database;
    private final ServerSocket door;
    private volatile boolean finishesLogins = true;
    private volatile Predicate<String> lost = sent -> false;
    private volatile Predicate<String> lostAnswers = sent -> false;

    public DatabaseProxy(PGSimpleDataSource database) throws IOException {
        this.database = database;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The JDBC URL of the database through this proxy. */
    public String url() {
        return "jdbc:postgresql://localhost:" + door.getLocalPort() + "/" + database.getDatabaseName();
    }

    /** Whether logins that begin from now on succeed. Otherwise, they get no answer. */
    public void finishesLogins(boolean finishes) {
        finishesLogins = finishes;
    }

    /** From now on, loses what clients send if the predicate is true for it. */
    public void loses(Predicate<String> sent) {
        lost = sent;
    }

    /** From now on, loses what the database sends if the predicate is true for it. */
    public void losesAnswers(Predicate<String> sent) {
        lostAnswers = sent;
    }

    /** Refuses new connections. Connections that exist continue. */
    public void refuseConnections() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                var client = kept(door.accept());
                if (finishesLogins) {
                    var server = kept(new Socket(InetAddress.getLoopbackAddress(), database.getPortNumbers()[0]));
                    threads.execute(() -> copy(client, server, lost()));
                    threads.execute(() -> copy(server, client, answer -> lostAnswers.test(answer)));
                } else {
                    // "N" says that the server has no TLS.
                    client.getOutputStream().write('N');
                }
            }
        } catch (IOException closed) {
            // The test is over, or refuses connections.
        }
    }

    private Predicate<String> lost() {
        return sent -> lost.test(sent);
    }

    private Socket kept(Socket socket) {
        synchronized (sockets) {
            sockets.add(socket);
        }
        return socket;
    }

    private static void copy(Socket from, Socket to, Predicate<String> lost) {
        var bytes = new byte[8192];
        try (from;
                to) {
            for (int count; (count = from.getInputStream().read(bytes)) >= 0; ) {
                if (!lost.test(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))) {
                    to.getOutputStream().write(bytes, 0, count);
                }
            }
        } catch (IOException closed) {
            // One of the two has closed the connection.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        synchronized (sockets) {
            for (var socket : sockets) {
                socket.close();
            }
        }
        threads.shutdownNow();
    }
}
