package dev.modelatlas.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import jakarta.inject.Singleton;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;

import static java.util.stream.Collectors.toMap;

/** Checks whether this build can use its database. */
@Singleton
public class DatabaseState {
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);

    /** The result of checking the database. */
    enum Kind {
        READY,
        /** The database does not respond in time. */
        UNREACHABLE,
        /**
         * At least one migration of this build has not been applied, or an older build has replaced a view of this
         * build.
         */
        OUTDATED,
        /** The database contains no revision yet. */
        EMPTY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Jdbi jdbi;
    private final Flyway flyway;
    /** The migrations of this build; null until the first check, because Flyway needs a connection to find them. */
    private volatile Wanted wanted;
    /** Whether the last check found the database ready. */
    private volatile boolean wasReady;

    /**
     * The migrations of this build.
     *
     * @param version the newest versioned migration
     * @param scripts the repeatable migrations
     * @param checksums the checksum of each of these scripts
     */
    private record Wanted(String version, String[] scripts, Integer[] checksums) {}

    public DatabaseState(Jdbi jdbi, Flyway flyway) {
        this.jdbi = jdbi;
        this.flyway = flyway;
    }

    /**
     * Checks the database with one SQL statement. The first check also runs statements of Flyway before this one.
     * Accepts a schema or a view that is newer than this build, because during an upgrade, the old build runs until the
     * new build has taken over.
     *
     * <p>Until the database is ready, each check asks the primary which migrations it has, because migrations may be
     * running. The first check with the result READY runs twice, because the last migration may end after the primary
     * was asked. Afterwards, requests use no replica that lacks a migration.
     *
     * @param time time limit of the one statement that every check runs
     * @throws RuntimeException when the check fails, for example because the database does not respond
     */
    Kind look(Duration time) {
        if (wanted == null) {
            wanted = ofThisBuild();
        }
        var kind = askAnyServer(time);
        if (kind == Kind.READY && !wasReady) {
            kind = askAnyServer(time);
        }
        wasReady = kind == Kind.READY;
        return kind;
    }

    private Kind askAnyServer(Duration time) {
        try {
            return Deadline.within(
                    time,
                    () -> ReadRouting.onAnyServer(() -> {
                        if (!wasReady) {
                            ReadRouting.requireAllMigrations();
                        }
                        return ask();
                    }));
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

    /**
     * Runs the statement of the check. A build is newer than another build if its content of a repeatable migration was
     * first applied later. The views are outdated if the content of this build was never applied, or if an older build
     * later replaced it by its own content.
     */
    private Kind ask() {
        return jdbi.withHandle(handle -> handle.select("""
                        with applied as (
                            select regexp_replace(script, '.*/', '') as script, checksum,
                                min(installed_rank) as first, max(installed_rank) as last
                            from flyway_schema_history where version is null and success group by 1, 2
                        )
                        select case
                            when not exists (select from flyway_schema_history where version = ? and success) then 'OUTDATED'
                            when exists (
                                select from unnest(?::text[], ?::int[]) wanted (script, checksum)
                                left join applied mine using (script, checksum)
                                where mine.first is null or mine.first > (
                                    select first from applied where script = wanted.script order by last desc limit 1)
                            ) then 'OUTDATED'
                            when not exists (select from revision) then 'EMPTY'
                            else 'READY'
                        end""", wanted.version(), wanted.scripts(), wanted.checksums())
                .mapTo(Kind.class)
                .one());
    }

    private Wanted ofThisBuild() {
        var migrations = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .toList();
        var newest = migrations.stream()
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        var repeatable = migrations.stream()
                .filter(MigrationInfo::isRepeatable)
                .collect(toMap(DatabaseState::nameOfScript, MigrationInfo::getResolvedChecksum, (one, same) -> one));
        return new Wanted(
                newest.getVersion(),
                repeatable.keySet().toArray(String[]::new),
                repeatable.values().toArray(Integer[]::new));
    }

    /** Flyway stores the path of a script with or without its directories, depending on how it found the script. */
    private static String nameOfScript(MigrationInfo migration) {
        var path = migration.getScript();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
