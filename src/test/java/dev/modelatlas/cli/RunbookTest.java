package dev.modelatlas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The runbook has a section for each alert, and the dashboard has every panel that the runbook mentions. */
@Concurrent
class RunbookTest {
    private static final Path OBSERVABILITY = Path.of("k8s/components/observability");

    /** What Java prints before it exits because of a full heap. */
    private static final String FULL_HEAP = "Terminating due to java.lang.OutOfMemoryError";

    private final String alerts = Files.readString(OBSERVABILITY.resolve("alerts.yaml"));
    private final String runbook = Files.readString(Path.of("k8s/RUNBOOK.md"));

    RunbookTest() throws IOException {}

    @Test
    void alertsAndRunbookHeadingsCorrespond() {
        assertThat(all("(?m)^## (\\w+)$", runbook)).isEqualTo(all("alert: (\\w+)", alerts));
    }

    @Test
    void eachSectionHasMeaningDiagnosisAndMitigation() {
        for (var section : runbook.split("(?m)^## ")) {
            if (section.startsWith("Atlas")) {
                assertThat(section).contains("\n**Meaning** ", "\n**Diagnosis** ", "\n**Mitigation** ");
            }
        }
    }

    @Test
    void eachAlertLinksToItsHeading() {
        var anchors = all("RUNBOOK\\.md#(\\w+)", alerts);
        assertThat(anchors)
                .isEqualTo(new TreeSet<>(all("alert: (\\w+)", alerts).stream()
                        .map(String::toLowerCase)
                        .toList()));
    }

    /**
     * Without a namespace, a command would run in the default namespace of the person on call, which may be that of
     * another service.
     */
    @Test
    void eachCommandNamesItsNamespace() {
        var commands = runbook.lines()
                .flatMap(line ->
                        Pattern.compile("kubectl [^`#|;&]*").matcher(line).results())
                .map(MatchResult::group)
                .toList();
        assertThat(commands)
                .hasSizeGreaterThan(20)
                .allMatch(command -> command.matches("kubectl (-n \\S+ |apply -k ).*"));
    }

    /**
     * The person on call copies commands as they are. They must use the script, because a shell does not know the
     * program's own commands.
     */
    @Test
    void eachModelAtlasCommandIsValidAndRunsThroughTheK8sCommandScript() {
        var commands = all("k8s/command ([^`#|\\n]*)", runbook);
        assertThat(commands)
                .hasSizeGreaterThan(8)
                .allSatisfy(command -> assertThatCode(() -> Main.commandLine()
                                .parseArgs(
                                        command.replaceAll("'[^']+'", "QUOTED").split(" +")))
                        .as(command)
                        .doesNotThrowAnyException());
        assertThat(all("`([a-z]+ [^`]+)`", runbook)).noneMatch(RunbookTest::isCommand);
    }

    private static boolean isCommand(String text) {
        try {
            Main.commandLine().parseArgs(text.split(" +"));
            return true;
        } catch (ParameterException another) {
            return false;
        }
    }

    @Test
    void postgresAcceptsEachStatement() throws SQLException {
        var statements = new TreeSet<>(all("`(select [^`]+)`", runbook));
        statements.addAll(all("(?m)^    (select [^;]+);$", runbook));
        assertThat(statements).hasSizeGreaterThan(3);
        try (var connection = Databases.fresh().dataSource().getConnection();
                var explaining = connection.createStatement()) {
            for (var statement : statements) {
                assertThatCode(() -> explaining.execute("explain " + statement.replace("PID", "0")))
                        .as(statement)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Of migrations, and of the load of the shipped revisions. PostgreSQL lists such a key as two numbers of 32 bits. */
    @Test
    void statementFindsTheLocksThatWritersTake() throws IOException {
        var migration = Files.readString(Path.of("db/migration/beforeEachMigrate.sql"));
        var key = Long.parseLong(
                all("pg_advisory_xact_lock\\((\\d+)\\)", migration).iterator().next());
        assertThat(runbook)
                .contains("(classid, objid) in ((%d, %d), (%d, %d))"
                        .formatted(
                                key >> 32,
                                key & 0xFFFFFFFFL,
                                Ingest.SHIPPED_LOCK >> 32,
                                Ingest.SHIPPED_LOCK & 0xFFFFFFFFL));
    }

    /**
     * The person on call searches the log for the texts in double quotes. In a quotation, "..." stands for a value.
     * The messages of PostgreSQL, PgBouncer and Java are not in the sources.
     */
    @Test
    void eachQuotedTextIsAPanelOrAMessageOfTheProgram() throws IOException {
        var prose = runbook.replaceAll("(?m)^    .*$", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("\\s+", " ")
                .replace("\"" + FULL_HEAP + "\"", "")
                .replace("fails with \"Detected applied migration not resolved locally\"", "")
                .replace("PgBouncer may report \"password authentication failed\"", "");
        var known = all("\"title\": \"([^\"]+)\"", Files.readString(OBSERVABILITY.resolve("dashboard.json")));
        var sources = sources();
        assertThat(all("\"([^\"]+)\"", prose))
                .hasSizeGreaterThan(8)
                .allSatisfy(quote -> assertThat(known.contains(quote)
                                || Stream.of(quote.split(" ?[.]{3} ?")).allMatch(sources::contains))
                        .as(quote)
                        .isTrue());
    }

    /** The program's Java files, with each concatenation of strings as one string. */
    private static String sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var text = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString().replaceAll("\"\\s*[+]\\s*\"", "");
        }
    }

    @Test
    void eachMentionedPanelIsOnTheDashboard() throws IOException {
        var inOneLine = runbook.replaceAll("\\s+", " ");
        var named = String.join(" ", all("panels? ((?:\"[^\"]+\"(?: and )?)+)", inOneLine));
        assertThat(all("\"([^\"]+)\"", named))
                .hasSizeGreaterThan(4)
                .isSubsetOf(all("\"title\": \"([^\"]+)\"", Files.readString(OBSERVABILITY.resolve("dashboard.json"))));
    }

    /** The autoscaler reverts a manual change of the number of servers within a minute. */
    @Test
    void runbookScalesServersThroughTheAutoscaler() {
        assertThat(runbook)
                .doesNotContain("kubectl -n model-atlas scale")
                .contains("patch hpa model-atlas", "minReplicas");
    }

    @Test
    void runbookHasASectionForEachTaskOfThePersonOnCall() {
        assertThat(all("(?m)^### (.+)$", runbook))
                .contains(
                        "Change a setting",
                        "Import by hand",
                        "More servers",
                        "psql",
                        "Release, and go back",
                        "Run a command",
                        "Whom to call",
                        "Which pod an instance is");
        assertThat(runbook).contains("password authentication failed");
    }

    /**
     * Without a number, kubectl goes back to the previous template. After {@code set env} or a restart, this template has the
     * image of the newer release.
     */
    @Test
    void rollbackNamesTheTemplateAndChecksTheImageAndNeverMigrates() {
        assertThat(runbook).doesNotContainPattern("(?m)^    .*rollout undo (?!.*--to-revision=)");
        var steps = runbook.substring(runbook.indexOf("To go back"), runbook.indexOf("### After a failover"));
        assertThat(steps.replaceAll("\\s+", " "))
                .containsSubsequence(
                        "never let this release migrate the database",
                        "apply -k k8s/overlays/release",
                        "get replicasets",
                        "rollout undo deployment/model-atlas --to-revision=N",
                        "rollout status",
                        "get deployment model-atlas -o jsonpath='{.spec.template.spec.containers[0].image}",
                        "If the image is right",
                        "$patch: delete",
                        "apply -k k8s/overlays/prod",
                        "get cronjob model-atlas-import # SUSPEND must be False");
    }

    /** Servers read Secrets at their start only. With the former key, they cannot read reencrypted secrets. */
    @Test
    void serversRestartWithBothKeysBeforeSecretsAreReencrypted() {
        var steps = runbook.substring(runbook.indexOf("### Replace a secret"), runbook.indexOf("### After a failover"));
        assertThat(steps)
                .containsSubsequence(
                        "\"former-key\": \"%s\"",
                        "rollout restart",
                        "rollout status",
                        "k8s/command webhooks reencrypt\n",
                        "\"/data/former-key\"",
                        "rollout restart",
                        "rotate-secret ID --overlap 0",
                        "\"password\": \"%s\"",
                        "rollout restart");
    }

    /** Arguments are in the list of processes, which other users of the machine can read, and in the shell's history. */
    @Test
    void commandsHaveNoSecretsAsArguments() throws IOException {
        var texts = new StringBuilder();
        for (var folder : List.of("k8s", "docs")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(it -> it.toString().matches(".*[.](md|yaml)"))
                        .toList()) {
                    texts.append(Files.readString(file));
                }
            }
        }
        assertThat(texts.toString())
                .contains("--from-file=key=/dev/stdin")
                .doesNotContainPattern("--from-literal=\\w*(key|pass|secret)|-p '[^']*(stringData|\"data\")");
    }

    /** An import into a database that has lost its revisions would give their numbers to other data. */
    @Test
    void emptyDatabaseIsRestoredUnlessTheInstallationIsNew() {
        assertThat(runbook.replaceAll("\\s+", " "))
                .containsPattern(
                        "`empty`: on a new installation [^.]*`k8s/command import --shipped`[.] Otherwise restore");
    }

    /** Java ends a process with the exit code that this program has for a missing database. */
    @Test
    void documentsSayHowToDistinguishAFullHeapFromAMissingDatabase(@TempDir Path directory) throws Exception {
        var source = Files.writeString(
                directory.resolve("Full.java"),
                "class Full { public static void main(String[] none) { long[] all = new long[Integer.MAX_VALUE / 2]; } }");
        var out = directory.resolve("out");
        var java = new ProcessBuilder(OwnProcess.JAVA, "-Xmx64m", "-XX:+ExitOnOutOfMemoryError", source.toString())
                .redirectOutput(out.toFile())
                .start();
        assertThat(java.waitFor()).isEqualTo(3);
        assertThat(Files.readAllLines(out)).last().asString().startsWith(FULL_HEAP + ": ");
        assertThat(Files.readString(Path.of("Containerfile"))).contains("-XX:+ExitOnOutOfMemoryError");
        for (var document : List.of(runbook, Files.readString(Path.of("docs/command-line.md")))) {
            assertThat(document.replaceAll("\\s+", " ")).contains(FULL_HEAP);
        }
        assertThat(runbook.split("(?m)^## "))
                .filteredOn(section -> section.replaceAll("\\s+", " ").contains("code 3"))
                .hasSize(3)
                .allMatch(section -> section.replaceAll("\\s+", " ").contains(FULL_HEAP));
    }

    @Test
    void promtoolTestsEachAlert() throws IOException {
        var tried = Files.readString(Path.of("src/test/prometheus/alerts_test.yaml"));
        assertThat(all("alertname: (\\w+)", tried)).isEqualTo(all("alert: (\\w+)", alerts));
    }

    @Test
    void dashboardAndAlertsUseDocumentedMetrics() throws IOException {
        var dashboard = Files.readString(OBSERVABILITY.resolve("dashboard.json"));
        var suffix = "(?:_count|_sum|_bucket)?";
        var used = all("(atlas_[a-z_]+?)" + suffix + "\\b", dashboard + alerts);
        var told = all("`(atlas_[a-z_]+)`", Files.readString(Path.of("docs/operating.md")));
        assertThat(told).containsAll(used).isNotEmpty();
    }

    private static Set<String> all(String pattern, String text) {
        return new TreeSet<>(List.copyOf(Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList()));
    }
}
