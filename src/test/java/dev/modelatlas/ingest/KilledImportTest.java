package dev.modelatlas.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills Java or PostgreSQL during an import. The dataset must then be as before or as after the import, and the import
 * can be repeated. By default, the test kills Java once in each stage, and PostgreSQL only in the worst stage.
 * {@code -Dkills=30} kills both in every stage, and at random moments.
 */
@Concurrent
@Full
class KilledImportTest {
    private static final Path FIRST = Path.of("db/seed/0001-2024-07-16.csv");
    private static final Path SECOND = Path.of("db/seed/0002-2024-11-22.csv");

    private static KillableServer server;
    private static PGSimpleDataSource start;
    private static String before;
    private static String after;

    private enum Victim {
        JAVA,
        POSTGRESQL
    }

    @BeforeAll
    static void oneVintage() throws IOException {
        server = new KillableServer();
        start = server.database();
        var atlas = Atlas.on(start);
        atlas.take(Atlas.epoch("2024-07-16"), Files.newInputStream(FIRST));
        before = atlas.everything();
        var complete = Atlas.on(server.copyOf(start));
        complete.take(Atlas.epoch("2024-11-22"), Files.newInputStream(SECOND));
        after = complete.everything();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @TestFactory
    List<DynamicTest> killedImportLosesNothingAndIsNeverHalfWritten() {
        var tests = new ArrayList<DynamicTest>();
        var kills = Integer.getInteger("kills", 0);
        for (var stage : ImportStage.values()) {
            tests.add(at(stage, Victim.JAVA));
            if (kills > 0 || stage == ImportStage.WRITING) {
                tests.add(at(stage, Victim.POSTGRESQL));
            }
        }
        var random = new Random(20260819);
        while (tests.size() < kills) {
            var millis = random.nextInt(900);
            var victim = Victim.values()[tests.size() % 2];
            tests.add(DynamicTest.dynamicTest(
                    victim + " killed after " + millis + " ms", () -> killAndRepeat(null, millis, victim)));
        }
        return tests;
    }

    private static DynamicTest at(ImportStage stage, Victim victim) {
        return DynamicTest.dynamicTest(victim + " killed at " + stage, () -> killAndRepeat(stage, 0, victim));
    }

    private static void killAndRepeat(ImportStage stage, long millis, Victim victim) throws Exception {
        var database = server.copyOf(start);
        var size = tableSize(database);
        var child = ImportChild.start(
                database.getUrl(), SECOND, "2024-11-22", stage == null ? "none" : stage.name(), "-Xmx256m");
        reach(child, stage, millis);
        if (stage == ImportStage.WRITING) {
            // Uncommitted rows are already in the table.
            assertThat(tableSize(database)).isGreaterThan(size);
        }
        if (victim == Victim.POSTGRESQL) {
            server.killAndStart();
        }
        child.destroyForcibly();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        var atlas = Atlas.on(database);
        var committed = stage == ImportStage.COMMITTED;
        if (stage == null) {
            assertThat(atlas.everything()).isIn(before, after);
        } else {
            assertThat(atlas.everything()).isEqualTo(committed ? after : before);
        }
        atlas.take(Atlas.epoch("2024-11-22"), Files.newInputStream(SECOND));
        assertThat(atlas.everything()).isEqualTo(after);
    }

    private static void reach(Process child, ImportStage stage, long millis) throws Exception {
        var awaited = stage == null ? ImportStage.WAITING_FOR_LOCK : stage;
        var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); !awaited.name().equals(line); line = out.readLine()) {
            assertThat(line).as("the import ended before " + awaited).isNotNull();
        }
        if (stage == null) {
            Thread.sleep(millis);
        }
    }

    private static long tableSize(PGSimpleDataSource database) throws Exception {
        try (var connection = database.getConnection();
                var result = connection.createStatement().executeQuery("select pg_relation_size('model_version')")) {
            result.next();
            return result.getLong(1);
        }
    }
}
