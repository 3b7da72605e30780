package dev.modelatlas.sql;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Prints the PostgreSQL version of the test run, and checks that it is the requested one ({@code mvn -Dpg=15}). */
@Concurrent
class ServerVersionTest {

    @Test
    void testsRunOnTheRequestedPostgres() {
        var version = Atlas.empty()
                .jdbi()
                .withHandle(handle -> handle.select("select current_setting('server_version')")
                        .mapTo(String.class)
                        .one());
        System.out.println("PostgreSQL " + version);
        assertThat(version).startsWith(System.getProperty("model-atlas.test.postgresql") + ".");
    }
}
