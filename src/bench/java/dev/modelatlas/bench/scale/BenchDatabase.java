package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.modelatlas.bench.Commands;
import dev.modelatlas.bench.Synthetic;
import dev.modelatlas.embedded.EmbeddedLocale;

/** A PostgreSQL server like the one that the program embeds, with the same settings, and with data of one size. */
public final class BenchDatabase implements AutoCloseable {
    /** Number of revisions that {@link #load} imports. */
    static final int REVISIONS = 3;
    /** File with the result of loading, which is written when loading has ended. */
    private static final String LOADED = "loaded.md";

    private final EmbeddedPostgres server;
    private final Path folder;
    private final ServerLog log;

    private BenchDatabase(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
        this.log = new ServerLog(folder.resolve("data/log"));
    }

    /**
     * Starts the database in a folder. The database is empty if no data was {@link #load loaded} into this folder
     * before.
     */
    static BenchDatabase start(Path folder) throws IOException, InterruptedException, SQLException {
        var kept = Files.exists(folder.resolve(LOADED));
        if (Files.exists(folder.resolve("data/log"))) {
            Commands.output(
                    new ProcessBuilder("rm", "-r", folder.resolve("data/log").toString()));
        }
        // Not below java.io.tmpdir, where other users could replace the binaries.
        System.setProperty("ot.epg.working-dir", folder.resolve("binaries").toString());
        var server = EmbeddedLocale.of(EmbeddedPostgres.builder())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_preload_libraries", "auto_explain")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_rotation_size", "0")
                .start();
        var database = new BenchDatabase(server, folder);
        database.execute("alter system reset all");
        database.execute("select pg_reload_conf()");
        return database;
    }

    /**
     * Imports three revisions of synthetic data with the program's command {@code import}, and then the last revision
     * again. If the folder already has this data, imports nothing, and returns the rows of the earlier imports.
     *
     * @param size number of models in the first revision
     * @return a row of a Markdown table for each import
     */
    List<String> load(int size, Program program) throws IOException, InterruptedException {
        if (Files.exists(folder.resolve(LOADED))) {
            return Files.readAllLines(folder.resolve(LOADED));
        }
        var data = new Synthetic(size, 1);
        var lines = new ArrayList<String>();
        for (var revision = 1; revision <= REVISIONS; revision++) {
            var file = data.write(folder.resolve("data.csv"), revision);
            lines.add("| revision " + revision + " | " + program.imports(file, "2026-09-0" + revision) + " |");
            if (revision == REVISIONS) {
                lines.add("| the same file again | " + program.imports(file, "2026-09-0" + revision) + " |");
            }
            Files.delete(file);
        }
        Files.write(folder.resolve(LOADED), lines);
        return lines;
    }

    /** Number of the newest revision. */
    int revision() throws SQLException {
        return newest("number");
    }

    /** Number of models in the newest revision. */
    int models() throws SQLException {
        return newest("model_count");
    }

    private int newest(String column) throws SQLException {
        return Integer.parseInt(column("select " + column + " from revision order by number desc limit 1")
                .get(0));
    }

    ServerLog log() {
        return log;
    }

    /** The connection URI for drivers other than JDBC. */
    String uri() {
        return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** The environment variables that make the program use this database. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "any");
    }

    void execute(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query's rows, as text. */
    List<String> column(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Changes settings for new and existing connections. */
    void set(Map<String, String> settings) throws SQLException, InterruptedException {
        for (var setting : settings.entrySet()) {
            execute("alter system set " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
        execute("select pg_reload_conf()");
        // The postmaster must reload the settings first; sessions then notice the change at their next statement.
        Thread.sleep(Duration.ofMillis(500).toMillis());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
