package dev.modelatlas.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.ApiKey;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.PlainKey;
import dev.modelatlas.ingest.RefusedException;

/** Makes, lists and ends the keys by which callers are known. */
@Command(
        name = "keys",
        description = {
            "Make, list, replace and revoke the keys of callers. Without a key of a publisher",
            "no one can write over HTTP."
        },
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.Listing.class,
            KeysCommand.Rotate.class,
            KeysCommand.Revoke.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    private static KeyRepository keys() {
        return CDI.current().select(KeyRepository.class).get();
    }

    /** The key alone goes to standard output, so that a pipe can take it to where it is kept. */
    private static void show(DataCommand command, PlainKey key) {
        command.spec.commandLine().getErr().println("Key " + key.id() + ". It is shown this once: keep it safe.");
        command.out().println(key.text());
    }

    @Command(
            name = "create",
            description = "Make a key and show it, this once.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Create extends DataCommand {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who is to hold it.")
        private String name;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "reader|publisher",
                description = "reader: higher limits. publisher: may write, too.")
        private KeyRole role;

        @Option(
                names = "--scope",
                defaultValue = "own",
                paramLabel = "own|all",
                description = "Which rows a publisher may change and remove. Default: own.")
        private KeyScope scope;

        @Option(names = "--expires", paramLabel = "DATE", description = "The first day (UTC) it is refused.")
        private LocalDate expires;

        @Override
        void check() {
            if (!name.matches("\\P{Cntrl}{1,100}") || !name.equals(name.strip())) {
                throw new ParameterException(
                        spec.commandLine(), "--name wants 1 to 100 characters, without outer blanks");
            }
            if (expires != null && !end().isAfter(Instant.now())) {
                throw new ParameterException(spec.commandLine(), "--expires " + expires + " is not in the future");
            }
        }

        @Override
        int work() {
            var key = keys().create(Actor.commandLine(), name, role, scope, end());
            show(
                    this,
                    key.orElseThrow(() -> new RefusedException(
                            "A key of " + name + " is in use already: rotate that one, or choose another name.")));
            return ExitCode.OK;
        }

        private Instant end() {
            return expires == null ? null : expires.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    @Command(
            name = "list",
            description = "List the keys, the newest first, without their secrets.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
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
                            day(key.createdAt()),
                            day(key.lastUsedAt()),
                            day(key.expiresAt()),
                            day(key.revokedAt()));
        }

        private static String day(Instant moment) {
            return moment == null ? "-" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }

    @Command(
            name = "rotate",
            description = "Make a key in place of another and show it, this once.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Rotate extends DataCommand {
        @Parameters(paramLabel = "ID", description = "The key to replace, as list names it.")
        private String id;

        @Option(
                names = "--overlap",
                defaultValue = "0",
                paramLabel = "HOURS",
                description = "How long the old one still works. Default: 0.")
        private int overlap;

        @Override
        void check() {
            if (overlap < 0 || overlap > 720) {
                throw new ParameterException(spec.commandLine(), "--overlap wants 0 to 720 hours");
            }
        }

        @Override
        int work() {
            var key = keys().rotate(Actor.commandLine(), id, Duration.ofHours(overlap));
            show(this, key.orElseThrow(() -> none(id)));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "revoke",
            description = "End a key. Every server refuses it within seconds.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Revoke extends DataCommand {
        @Parameters(paramLabel = "ID", description = "The key to end, as list names it.")
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
        return new RefusedException("No key " + id + " is in use: keys list tells those that are.");
    }
}
