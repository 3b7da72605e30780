package dev.modelatlas.sql;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class MigrationTest {

    @Test
    void recreatesViewsAndFunctionsOnAFilledDatabase() {
        var database = Databases.fresh().dataSource();
        var atlas = Atlas.on(database);
        atlas.take("2024-07-16", file(row("Alpha", "2024-01-31", "OpenAI")));
        var before = atlas.everything();
        atlas.jdbi()
                .useHandle(handle ->
                        handle.execute("update flyway_schema_history set checksum = 0 where version is null"));
        assertThat(Atlas.on(database).everything()).isEqualTo(before);
    }

    /**
     * The test has the conditions of an installation that goes back to the previous release: no earlier migration of
     * the session has loaded the libraries of extensions, and the owner of the database is not a superuser.
     */
    @Test
    void ownerWithoutSuperuserRightsRecreatesViewsAndFunctionsInANewSession() throws SQLException {
        var database = Databases.fresh().dataSource();
        var owner = "owner_of_" + database.getDatabaseName();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + owner + " login");
            statement.execute("alter database " + database.getDatabaseName() + " owner to " + owner);
        }
        var owned = new PGSimpleDataSource();
        owned.setURL(database.getURL());
        owned.setUser(owner);
        var jdbi = Atlas.on(owned).jdbi();
        jdbi.useHandle(handle -> handle.execute("update flyway_schema_history set checksum = 0 where version is null"));
        Atlas.on(owned);
        var runs = "select count(*) from flyway_schema_history where script = 'R__search_functions.sql' and success";
        int found = jdbi.withHandle(
                handle -> handle.select(runs).mapTo(Integer.class).one());
        assertThat(found).isEqualTo(2);
    }

    /** A migration that derives data from all rows must not miss those of an import that has not committed yet. */
    @Test
    void migrationGivesUpWhileAnImportRuns() {
        var database = Databases.fresh().dataSource();
        var jdbi = Atlas.on(database).jdbi();
        jdbi.useHandle(handle -> handle.execute("update flyway_schema_history set checksum = 0 where version is null"));
        jdbi.useTransaction(importer -> {
            importer.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            assertThatThrownBy(() -> Atlas.on(database))
                    .satisfies(failure ->
                            assertThat(DatabaseFailure.isLockTimeout(failure)).isTrue());
        });
    }

    @Test
    void validityRangesOfAModelCannotOverlap() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(row("Alpha", "2024-01-31", "OpenAI")));
        atlas.take("2024-07-17", file(row("Alpha", "2024-02-29", "OpenAI")));
        var stretched = "update model_version set valid_until = 3 where valid_until = 2";
        assertThatThrownBy(() -> atlas.jdbi().useHandle(handle -> handle.execute(stretched)))
                .hasMessageContaining("model_version_ranges_do_not_overlap");
    }

    @Test
    void everyTableAndViewHasAComment() {
        var silent = Atlas.empty()
                .lines(
                        "select relname from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace"
                                + " and obj_description(oid, 'pg_class') is null and relname not like 'flyway%'");
        assertThat(silent).isEmpty();
    }
}
