package dev.modelatlas.ops;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.quarkus.info.runtime.spi.InfoContributor;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line. It is read before Quarkus starts, so that help and usage errors cost neither a second, a port nor
 * a database.
 */
@QuarkusMain
@Command(
        name = "model-atlas",
        description = "Serves the world's large-scale AI models as a GraphQL API, at pinned revisions of the data.",
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
            "0:done",
            "1:refused or failed: the reason is on standard error",
            "2:the command line is wrong",
            "3:no database is chosen, or the chosen one is not to be had",
            "4:a file would remove, blank or add too much: import --accept-losses takes it",
            "5:the source that sync asks gives no whole file"
        },
        footerHeading = "%nChoosing the database, by environment variable or by -D before -jar:%n",
        footer = {
            "  -Dmodel-atlas.database=embedded",
            "      a PostgreSQL that starts and stops with this program. While serve runs one,",
            "      other commands use that.",
            "  -Dmodel-atlas.database.directory=DIRECTORY",
            "      where it keeps its data. Default: .model-atlas in the working directory",
            "  QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://HOST:5432/DATABASE",
            "  QUARKUS_DATASOURCE_USERNAME=...",
            "  QUARKUS_DATASOURCE_PASSWORD=...",
            "      a PostgreSQL server, 15 or newer. serve, migrate and import --shipped wait for",
            "      one that does not answer yet, for model-atlas.database.wait (10m); the others",
            "      do not.",
            "",
            "Results go to standard output, progress and trouble to standard error."
        })
public final class Main implements Runnable {
    private static final int NO_DATABASE = 3;

    /** Takes the arguments as given; ends the JVM with the exit code, unless that is 0. */
    public static void main(String... arguments) {
        // Before anything logs: what starts before Quarkus does would fix the JDK's own log manager.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // Quarkus answers an address that is no URI by an empty 400; ours says what is wrong with it (http.Routes).
        System.setProperty("vertx.disableURIValidation", "true");
        var exitCode = arguments.length == 0 ? serve() : commandLine().execute(arguments);
        // A live reload ends the run of an application, but not the process.
        if (exitCode != CommandLine.ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    /** What an empty command line means. To read one takes a twentieth of a start. */
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
                .registerConverter(LocalDate.class, Main::day)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no day of the calendar: write it like 2026-08-19");
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

    /** Says which version this is. */
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
     * The same for {@code /q/info}. Quarkus' own tells the time of the build, too, which makes each build another: of one
     * commit there is to be one image.
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
