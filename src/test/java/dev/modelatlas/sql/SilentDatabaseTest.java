package dev.modelatlas.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that accepts connections but never finishes a login, for example because its machine has lost its disk.
 */
@Concurrent
class SilentDatabaseTest {
    private static final String PRIMARY = "quarkus.datasource.jdbc.additional-jdbc-properties.";
    private static final String REPLICA = "quarkus.datasource.replica.jdbc.additional-jdbc-properties.";

    private final PGSimpleDataSource database = Databases.fresh().dataSource();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new ArrayList<>();
    private final ServerSocket door;
    private volatile boolean isSilent = true;

    SilentDatabaseTest() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        synchronized (sockets) {
            for (var socket : sockets) {
                socket.close();
            }
        }
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIMARY, REPLICA})
    void poolConnectsSoonAfterTheDatabaseResponds(String prefix) throws Exception {
        try (var pool = pool(prefix)) {
            assertThat(isConnected(pool)).isFalse();
            isSilent = false;
            await().until(() -> isConnected(pool));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIMARY, REPLICA})
    void loginTimeoutLeavesTimeForAThirdServerAfterTwoThatDoNotRespond(String prefix) {
        var settings = settings(prefix);
        assertThat(Integer.parseInt(settings.get("loginTimeout")))
                .isGreaterThan(2 * Integer.parseInt(settings.get("connectTimeout")));
    }

    private static boolean isConnected(AgroalDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException silent) {
            return false;
        }
    }

    private AgroalDataSource pool(String prefix) throws SQLException {
        var url = "jdbc:postgresql://localhost:" + door.getLocalPort() + "/" + database.getDatabaseName();
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(url).principal(new NamePrincipal("postgres"));
                            settings(prefix).forEach(factory::jdbcProperty);
                            return factory;
                        })));
    }

    /** The settings of the driver with which a server starts. */
    private static Map<String, String> settings(String prefix) {
        var all = new Properties();
        try (var file = SilentDatabaseTest.class.getResourceAsStream("/application.properties")) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<String, String>();
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> settings.put(name.substring(prefix.length()), all.getProperty(name)));
        // The test's server is no standby.
        settings.remove("targetServerType");
        return settings;
    }

    private void accept() {
        try {
            while (true) {
                var client = kept(door.accept());
                if (isSilent) {
                    // "N" says that the server has no TLS.
                    client.getOutputStream().write('N');
                } else {
                    var server = kept(new Socket(InetAddress.getLoopbackAddress(), database.getPortNumbers()[0]));
                    threads.execute(() -> copy(client, server));
                    threads.execute(() -> copy(server, client));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private Socket kept(Socket socket) {
        synchronized (sockets) {
            sockets.add(socket);
        }
        return socket;
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One of the two has closed the connection.
        }
    }
}
