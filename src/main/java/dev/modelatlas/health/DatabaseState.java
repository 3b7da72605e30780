package dev.modelatlas.health;

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
import dev.modelatlas.sql.ReadRouting;

/** Checks whether this build can use its database. */
@Singleton
public class DatabaseState {
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);

    /** The result of checking the database. */
    enum Kind {
        READY,
        /** The database does not respond in time. */
        UNREACHABLE,
        /** At least one migration of this build has not been applied. */
        OUTDATED,
        /** The database contains no revision yet. */
        EMPTY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Jdbi jdbi;
    private final Flyway flyway;
    /** The newest migration of this build; null until the first check, because Flyway needs a connection to find it. */
    private MigrationVersion wanted;

    @Inject
    public DatabaseState(Jdbi jdbi, Flyway flyway) {
        this.jdbi = jdbi;
        this.flyway = flyway;
    }

    /**
     * Checks the database with one SQL statement. The first check runs some other statements before it.
     * A schema that is newer than this build is accepted, because during an upgrade, the old build runs until the new
     * build has taken over.
     *
     * @param time time limit of the one statement that every check runs
     * @throws RuntimeException when the check fails, for example because the database does not respond
     */
    Kind look(Duration time) {
        if (wanted == null) {
            wanted = newestOfThisBuild();
        }
        try {
            return Deadline.within(time, () -> ReadRouting.onAnyServer(this::ask));
        } catch (JdbiException failure) {
            if (DatabaseFailure.isMissingTable(failure)) {
                return Kind.OUTDATED;
            }
            throw failure;
        }
    }

    /** Whether the schema lacks migrations of this build. Waits up to 10 s for the database. */
    public boolean isOutdated() {
        return look(ONE_LOOK) == Kind.OUTDATED;
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
