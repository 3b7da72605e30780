package dev.modelatlas.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.ApiKey;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRepository.AlreadyReplacedException;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.PlainKey;
import dev.modelatlas.ingest.report.RefusedException;

/** Creates, lists, rotates and revokes API keys. */
@Command(
        name = "keys",
        description = {
            "Create, list, rotate and revoke API keys.",
            "Writing over HTTP requires a key with the role publisher."
        },
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.Listing.class,
            KeysCommand.Rotate.class,
            KeysCommand.Revoke.class
        })
final class KeysCommand extends CommandGroup {
    private static KeyRepository keys() {
        return CDI.current().select(KeyRepository.class).get();
    }

    private static void show(DataCommand command, PlainKey key) {
        command.showOnce(
                "Created key " + key.id() + ". Store it safely now; it is not shown again.",
                key.text(),
                "keys rotate " + key.id());
    }

    @Command(name = "create", description = "Create a key and show it once.")
    static final class Create extends DataCommand {
        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "Name of the holder. Publications with the key have this name as their publisher.")
        private String name;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "reader|publisher",
                description = "reader: higher rate limits. publisher: may also write.")
        private KeyRole role;

        @Option(
                names = "--scope",
                defaultValue = "own",
                paramLabel = "own|all",
                description = "Rows that a publisher may change and remove. own: only its own rows. all: rows of "
                        + "every publisher. Default: own.")
        private KeyScope scope;

        @Option(names = "--expires", paramLabel = "DATE", description = "First day (UTC) on which the key is refused.")
        private LocalDate expires;

        @Override
        void check() {
            checkName(name);
            require(expires == null || end().isAfter(Instant.now()), "--expires " + expires + " is not in the future");
        }

        @Override
        int work() {
            var key = keys().create(Actor.commandLine(), name, role, scope, end());
            show(
                    this,
                    key.orElseThrow(() -> new RefusedException(
                            "A key named " + name + " is already in use. Rotate that key, or choose another name.")));
            return ExitCode.OK;
        }

        private Instant end() {
            return expires == null ? null : expires.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    @Command(name = "list", description = "List the keys, newest first, without their secrets.")
    static final class Listing extends DataCommand {
        private static final String ROW = "%-12s  %-24s  %-9s  %-5s  %-20s  %-20s  %-20s  %s%n";

        @Override
        int work() {
            out().printf(ROW, "id", "name", "role", "scope", "created", "last used", "expires", "revoked");
            keys().all().forEach(this::print);
            return ExitCode.OK;
        }

        private void print(ApiKey key) {
            out().printf(
                            ROW,
                            key.id(),
                            key.name(),
                            key.role().publicName(),
                            key.scope().name().toLowerCase(Locale.ROOT),
                            moment(key.createdAt()),
                            moment(key.lastUsedAt()),
                            moment(key.expiresAt()),
                            moment(key.revokedAt()));
        }
    }

    @Command(name = "rotate", description = "Replace a key with a new key, and show the new key once.")
    static final class Rotate extends DataCommand {
        @Parameters(paramLabel = "ID", description = "ID of the key to replace, as `keys list` shows it.")
        private String id;

        @Option(
                names = "--overlap",
                defaultValue = "0",
                paramLabel = "HOURS",
                description = "Hours for which the old key still works. Default: 0.")
        private int overlap;

        @Override
        void check() {
            checkOverlap(overlap);
        }

        @Override
        int work() {
            show(this, rotated().orElseThrow(() -> none(id)));
            return ExitCode.OK;
        }

        private Optional<PlainKey> rotated() {
            try {
                return keys().rotate(Actor.commandLine(), id, Duration.ofHours(overlap));
            } catch (AlreadyReplacedException e) {
                throw new RefusedException(e.getMessage());
            }
        }
    }

    @Command(name = "revoke", description = "Revoke a key. Every server refuses it within seconds.")
    static final class Revoke extends DataCommand {
        @Parameters(paramLabel = "ID", description = "ID of the key to revoke, as `keys list` shows it.")
        private String id;

        @Override
        int work() {
            if (!keys().revoke(Actor.commandLine(), id)) {
                throw none(id);
            }
            out().println("Key " + id + " is revoked.");
            return ExitCode.OK;
        }
    }

    private static RefusedException none(String id) {
        return new RefusedException("No key with ID " + id + " is in use. Run `keys list` to see the keys.");
    }
}
