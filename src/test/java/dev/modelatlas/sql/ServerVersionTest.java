package dev.modelatlas.sql;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/** Prints the PostgreSQL version of the test run, and checks that it is the requested one ({@code mvn -Dpg=15}). */
@Concurrent
class ServerVersionTest {

    @Test
    void testsRunOnTheRequestedPostgres() {
        var version = Sql.one(Atlas.empty().jdbi(), String.class, "select current_setting('server_version')");
        System.out.println("PostgreSQL " + version);
        assertThat(version).startsWith(System.getProperty("model-atlas-test.postgresql") + ".");
    }
}
