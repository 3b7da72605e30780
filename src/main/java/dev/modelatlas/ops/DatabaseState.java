package dev.modelatlas.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.Reading;

/** Whether this build can answer from its database. */
@Singleton
class DatabaseState {

    /** What a look at it can tell. */
    enum Kind {
        READY,
        /** It does not answer, or not in time. */
        UNREACHABLE,
        /** A migration of this build has not been applied there, or none at all. */
        OUTDATED,
        /** It holds no revision yet. */
        EMPTY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Jdbi jdbi;
    private final Flyway flyway;
    /** Null until it was asked for: it takes a database to tell. */
    private MigrationVersion wanted;

    @Inject
    DatabaseState(Jdbi jdbi, Flyway flyway) {
        this.jdbi = jdbi;
        this.flyway = flyway;
    }

    /**
     * Asks the database, by one statement after the first time. A newer schema is as good as ours: a build that is
     * being replaced goes on until its successor has taken over.
     *
     * @param time how long the statement may take
     * @throws RuntimeException when there is no answer
     */
    Kind look(Duration time) {
        if (wanted == null) {
            wanted = newestOfThisBuild();
        }
        try {
            return Deadline.within(time, () -> Reading.anywhere(this::ask));
        } catch (JdbiException failure) {
            if (DatabaseFailure.isMissingTable(failure)) {
                return Kind.OUTDATED;
            }
            throw failure;
        }
    }

    private Kind ask() {
        return jdbi.withHandle(handle ->
                handle.select("""
                        select case
                            when not exists (select from flyway_schema_history where version = ? and success) then 'OUTDATED'
                            when not exists (select from revision) then 'EMPTY'
                            else 'READY'
                        end""", wanted.getVersion()).mapTo(Kind.class).one());
    }

    private MigrationVersion newestOfThisBuild() {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
    }
}
