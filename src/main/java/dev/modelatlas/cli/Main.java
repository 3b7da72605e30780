package dev.modelatlas.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.quarkus.info.runtime.spi.InfoContributor;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

import dev.modelatlas.embedded.NoDatabaseException;

/**
 * The command line. It is parsed before Quarkus starts, so that help and usage errors appear immediately, without a
 * port or a database.
 */
@QuarkusMain
@Command(
        name = "model-atlas",
        description = "Serves data on the world's large-scale AI models as a GraphQL API, at numbered revisions.",
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            ImportCommand.class,
            SyncCommand.class,
            RevisionsCommand.class,
            OrganizationsCommand.class,
            ModelsCommand.class,
            ExportCommand.class,
            KeysCommand.class,
            WebhooksCommand.class,
            AuditCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands (default: serve):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:refused or failed; standard error has the reason",
            "2:invalid command line",
            "3:no database is set, or the database is unavailable",
            "4:a file would remove, blank or add too much; import --accept-losses imports it anyway",
            "5:sync could not download or store the complete file of the source"
        },
        footerHeading = "%nTo choose the database, set environment variables, or use -D before -jar:%n",
        footer = {
            "  -Dmodel-atlas.database=embedded",
            "      a PostgreSQL server that this program starts and stops. While serve runs,",
            "      other commands use the same PostgreSQL server.",
            "  -Dmodel-atlas.database.directory=DIRECTORY",
            "      data directory of the embedded server.",
            "      Default: .model-atlas in the working directory",
            "  QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://HOST:5432/DATABASE",
            "  QUARKUS_DATASOURCE_USERNAME=...",
            "  QUARKUS_DATASOURCE_PASSWORD=...",
            "      a PostgreSQL server, version 15 or newer. serve, migrate and import --shipped",
            "      wait up to model-atlas.database.wait (10m) for a server that does not answer",
            "      yet; other commands fail at once.",
            "",
            "Results go to standard output, progress and errors to standard error."
        })
public final class Main implements Runnable {
    private static final int NO_DATABASE = 3;
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    /** Runs the command with these arguments. Ends the JVM with the command's exit code, unless that is 0. */
    public static void main(String... arguments) {
        // Must be set before anything logs: code that runs before Quarkus would otherwise initialize the log manager of
        // the JDK.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // Quarkus would respond to an invalid URI with an empty 400. Our own response (http.graphql.GraphQLRoutes)
        // states the reason.
        System.setProperty("vertx.disableURIValidation", "true");
        var exitCode = arguments.length == 0 ? serve() : commandLine().execute(arguments);
        // Exit code 0 must not end the process: a live reload ends the application, but the process must go on.
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    /** Runs the server without parsing arguments. Skipping picocli saves a twentieth of the start time. */
    private static int serve() {
        try {
            new Main().run();
            return CommandLine.ExitCode.OK;
        } catch (NoDatabaseException problem) {
            System.err.println(problem.getMessage());
            return NO_DATABASE;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(String.class, Main::decoded)
                .registerConverter(LocalDate.class, Main::day)
                .setExecutionExceptionHandler(Main::explain);
    }

    /**
     * Refuses an argument that Java could not decode, such as Korean text if the locale is C or POSIX. Such a text would
     * otherwise be stored as a row of replacement characters.
     */
    private static String decoded(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw new TypeConversionException(
                    "the encoding of the terminal lacks some of its characters. Set LANG=C.UTF-8");
        }
        return text;
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            // The database cannot store every year that Java can parse.
            YEARS.checkValidValue(day.getYear(), ChronoField.YEAR);
            return day;
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a date. Write it like 2026-08-19");
        }
    }

    @Override
    public void run() {
        new ServeCommand().run();
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (problem instanceof NoDatabaseException) {
            command.getErr().println(problem.getMessage());
            return NO_DATABASE;
        }
        throw problem;
    }

    /** Prints the version of the program. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Model Atlas " + text()};
        }

        private static String text() {
            return Objects.toString(Main.class.getPackage().getImplementationVersion(), "(not packaged)");
        }
    }

    /**
     * Adds the version to {@code /q/info}. The Quarkus class for this purpose is not used: it also adds the build time,
     * so two builds of the same commit would differ.
     */
    @Singleton
    static final class BuildInfo implements InfoContributor {

        @Override
        public String name() {
            return "build";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("name", "model-atlas", "version", Version.text());
        }
    }
}
