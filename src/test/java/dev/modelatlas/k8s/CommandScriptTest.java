package dev.modelatlas.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators' commands run in pods of their own. The cluster is a stub; kubectl builds the job as usual. */
@Concurrent
class CommandScriptTest {
    private static final Path SCRIPT = Path.of("k8s/command").toAbsolutePath();

    @TempDir
    Path directory;

    private String startWithin = "300";

    @Test
    void passesTheArgumentsToAJobFromTheTemplate() throws Exception {
        var template = template(Overlay.read("prod"));
        standIn("0");
        var ended = run("webhooks", "add", "--name", "Data \"desk\" \\ 데이터", "--url", "https://receiver.example/atlas");
        assertThat(ended).isZero();
        assertThat(written("out")).isEqualTo("what the command says\n");
        var job = new KubernetesSerialization().unmarshal(written("created"), Job.class);
        assertThat(UnknownFields.of(job)).isEmpty();
        var container = job.getSpec().getTemplate().getSpec().getContainers().get(0);
        assertThat(container.getArgs())
                .containsExactly(
                        "webhooks", "add", "--name", "Data \"desk\" \\ 데이터", "--url", "https://receiver.example/atlas");
        container.setArgs(
                template.getTemplate().getSpec().getContainers().get(0).getArgs());
        assertThat(job.getSpec()).isEqualTo(template);
        assertThat(calls())
                .allMatch(call -> call.startsWith("-n model-atlas "))
                .last()
                .isEqualTo("-n model-atlas delete job " + job.getMetadata().getName() + " --wait=false");
    }

    /** Kubernetes replaces {@code $$} by {@code $}, and {@code $(NAME)} by an environment variable. */
    @Test
    void dollarSignsInArgumentsStayAsTheyAre() throws Exception {
        standIn("0");
        assertThat(run("webhooks", "add", "--url", "https://receiver.example/?token=a$$b$(HOME)"))
                .isZero();
        var job = new KubernetesSerialization().unmarshal(written("created"), Job.class);
        assertThat(job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs())
                .endsWith("https://receiver.example/?token=a$$$$b$$(HOME)");
    }

    @Test
    void endsWithTheExitCodeOfTheCommand() throws Exception {
        standIn("4");
        assertThat(run("import", "--shipped")).isEqualTo(4);
        assertThat(calls()).last().asString().contains(" delete job ");
    }

    /** The pod of a short command may end before the script sees it running. */
    @Test
    void printsTheOutputOfACommandThatHasAlreadyEnded() throws Exception {
        standIn("0", "Pending", "Succeeded");
        assertThat(run("keys", "list")).isZero();
        assertThat(written("out")).isEqualTo("what the command says\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ErrImagePull",
                "ImagePullBackOff",
                "InvalidImageName",
                "CreateContainerConfigError",
                "RunContainerError"
            })
    void describesAtOnceAPodThatCannotStart(String reason) throws Exception {
        standIn("0", "Pending");
        Files.writeString(directory.resolve("reason"), reason);
        startWithin = "1";
        assertThat(run("keys", "list")).isEqualTo(1);
        assertThat(written("err")).contains("described\n").endsWith(" cannot start: " + reason + ".\n");
        assertThat(written("out")).isEmpty();
        assertThat(calls()).last().asString().contains(" delete job ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "Pending"})
    void describesAPodThatDoesNotStartInTime(String phase) throws Exception {
        standIn("0", phase);
        startWithin = "1";
        assertThat(run("keys", "list")).isEqualTo(1);
        assertThat(written("err")).contains("described\n").endsWith(" does not start within 1 s.\n");
        assertThat(calls())
                .noneMatch(call -> call.contains(" logs "))
                .last()
                .asString()
                .contains(" delete job ");
    }

    /**
     * Without the complete log, the operator would never see a new key, or would see only a part of an import's output.
     */
    @Test
    void printsTheCompleteLogAfterAnInterruption() throws Exception {
        standIn("4", "Running", "Running", "Running", "Failed");
        Files.createFile(directory.resolve("breaks"));
        assertThat(run("import", "--shipped")).isEqualTo(4);
        assertThat(written("out")).isEqualTo("what\nwhat the command says\n");
        assertThat(written("err")).isEqualTo("The log was interrupted. The complete log:\n");
        assertThat(written("phase-at-the-end")).isEqualTo("Failed\n");
    }

    /** The API server restarts during an upgrade of the cluster. The command runs on, and nothing may delete its job. */
    @Test
    void waitsWhileTheClusterDoesNotAnswer() throws Exception {
        standIn("0", "Running", "Running", "Succeeded");
        Files.createFile(directory.resolve("breaks"));
        Files.createFile(directory.resolve("undeletable"));
        Files.writeString(directory.resolve("outage"), "refused\n".repeat(70));
        assertThat(run("import", "--shipped")).isZero();
        assertThat(written("out")).isEqualTo("what\nwhat the command says\n");
        assertThat(written("phase-at-the-end")).isEqualTo("Succeeded\n");
    }

    @Test
    void keepsTheJobIfTheClusterDoesNotAnswerUntilTheDeadline() throws Exception {
        standIn("0", "Running");
        Files.createFile(directory.resolve("breaks"));
        Files.writeString(directory.resolve("outage"), "refused\n".repeat(10_000));
        Files.writeString(directory.resolve("template"), written("template").replace("Seconds\":3600", "Seconds\":1"));
        assertKeepsTheJob("The cluster does not answer.");
    }

    /** Without the right to list pods, or after the end of the operator's login, each further attempt would fail as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error from server (Forbidden): pods is forbidden: User \"kim\" cannot list resource \"pods\"",
                "error: You must be logged in to the server (Unauthorized)",
                "error: You must be logged in to the server (the server has asked for the client to provide credentials)",
                "Unable to connect to the server: getting credentials: exec: executable login failed with exit code 1"
            })
    void keepsTheJobAndStopsAtOnceIfTheClusterRefusesToShowThePod(String refusal) throws Exception {
        standIn("0", "Running", "Succeeded");
        Files.createFile(directory.resolve("broken"));
        Files.writeString(directory.resolve("outage"), (refusal + "\n").repeat(70));
        assertKeepsTheJob("The cluster refuses to show the pods of the command.");
        assertThat(written("err")).containsOnlyOnce(refusal);
        assertThat(calls()).filteredOn(call -> call.contains(" get pods ")).hasSize(1);
    }

    @Test
    void keepsTheJobOfAPodThatHasDisappeared() throws Exception {
        standIn("0", "Running", "none");
        Files.createFile(directory.resolve("breaks"));
        assertKeepsTheJob(" does not report how its command ended.");
    }

    private void assertKeepsTheJob(String reason) throws Exception {
        assertThat(run("import", "--shipped")).isEqualTo(1);
        assertThat(written("err"))
                .containsPattern(
                        Pattern.quote(reason) + " The log .*: kubectl -n model-atlas logs job/model-atlas-c.*");
        assertThat(calls()).noneMatch(call -> call.contains(" delete job "));
    }

    @Test
    void refusesALineBreakInAnArgumentWithoutCreatingAJob() throws Exception {
        standIn("0");
        assertThat(run("keys", "create", "--name", "two\nlines")).isEqualTo(1);
        assertThat(written("err")).isEqualTo("An argument contains a line break or another control character.\n");
        assertThat(directory.resolve("created")).doesNotExist();
    }

    @Test
    void printsItsUsageWithoutACommand() throws Exception {
        standIn("0");
        assertThat(run()).isEqualTo(2);
        assertThat(written("err")).contains("k8s/command webhooks list").endsWith("/imports (docs/importing.md).\n");
        assertThat(directory.resolve("calls")).doesNotExist();
    }

    static List<Overlay> overlays() {
        return Overlay.all().toList();
    }

    /**
     * With a configuration of its own, a command could use other settings than the servers, and another encryption key
     * for webhooks.
     */
    @ParameterizedTest
    @MethodSource("overlays")
    void commandsHaveTheSettingsAndSecretsOfTheServers(Overlay overlay) {
        var server = overlay.the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        var command = template(overlay).getTemplate().getSpec().getContainers().get(0);
        assertThat(command.getImage()).isEqualTo(server.getImage());
        assertThat(command.getEnvFrom()).isEqualTo(server.getEnvFrom());
        assertThat(command.getEnv().stream()
                        .filter(variable -> variable.getValueFrom().getSecretKeyRef() != null))
                .containsExactlyElementsOf(server.getEnv());
    }

    /**
     * With exec, a second JVM exceeded the memory limit of a server's pod, and the server was killed. The option
     * {@code --pod-running-timeout} waits for a pod but not for its container, which has no log yet.
     */
    @Test
    void documentsDoNotRunJavaWithKubectlExec() throws IOException {
        for (var text : List.of(
                "docs/command-line.md",
                "docs/operating.md",
                "docs/deploying.md",
                "k8s/RUNBOOK.md",
                "k8s/components/webhooks/kustomization.yaml")) {
            assertThat(Files.readString(Path.of(text)))
                    .as(text)
                    .doesNotContainPattern("exec [^\\n]*java|--pod-running-timeout");
        }
    }

    /** The log of a pod has standard error, too. Without the filter, a variable would contain more than the key. */
    @Test
    void documentsFilterTheKeyFromTheOutputOfTheScript() {
        var captured = Documents.all().stream()
                .flatMap(document -> Documents.text(document).lines())
                .filter(line -> line.contains("$(k8s/command "));
        assertThat(captured)
                .isNotEmpty()
                .allMatch(line -> line.matches(".*[|] grep \\^(atlas|whsec)_ [|] tail -n 1\\).*"));
    }

    private static JobSpec template(Overlay overlay) {
        return overlay.all(CronJob.class).stream()
                .filter(job -> job.getMetadata().getName().equals("model-atlas-command"))
                .map(CronJob::getSpec)
                .filter(spec -> Objects.equals(spec.getSuspend(), true))
                .map(spec -> spec.getJobTemplate().getSpec())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Installs a stub of kubectl. The cluster of the stub has the template, runs every job that it is given, and
     * records the job. A stub of sleep shortens the pauses of the script.
     */
    private void standIn(String exitCode) throws IOException {
        standIn(exitCode, "none", "Pending", "Pending", "Running", "Succeeded");
    }

    private void standIn(String exitCode, String... phases) throws IOException {
        Files.writeString(
                directory.resolve("template"), new ObjectMapper().writeValueAsString(template(Overlay.read("prod"))));
        Files.write(directory.resolve("phases"), List.of(phases));
        Files.writeString(directory.resolve("phase"), "none\n");
        var kubectl = Files.writeString(directory.resolve("kubectl"), """
                #!/usr/bin/env bash
                cd "$(dirname "$0")"
                [[ $1 != patch ]] || PATH=${PATH#*:} exec kubectl "$@"
                echo "$*" >> calls
                if [[ -f broken && -s outage && $* == *" get pods "* ]]; then head -n 1 outage >&2; sed -i 1d outage; exit 1; fi
                # Each look at the phase finds the next one, and the last one for ever.
                next() { head -n 1 phases > phase; [[ $(wc -l < phases) == 1 ]] || sed -i 1d phases; }
                case "$*" in
                    *" get cronjob model-atlas-command "*) cat template ;;
                    *" create -f -") cat > created ;;
                    *" get pods "*.phase}) next; grep -v none phase || true ;;
                    *" get pods "*.reason}) ! grep -q Pending phase || cat reason 2> /dev/null || printf ContainerCreating ;;
                    *" get pods "*.exitCode}) ! grep -q -e Succeeded -e Failed phase || printf %s EXIT ;;
                    *" logs -f "*)
                        case $(< phase) in
                            none) ;;
                            Pending) echo 'Error from server (BadRequest): container "command" is waiting to start' >&2; exit 1 ;;
                            *) [[ ! -f breaks ]] || { touch broken; echo what; exit 1; }
                                echo what the command says
                                next ;;
                        esac ;;
                    *" logs job/"*) echo what the command says ;;
                    *" describe "*) echo "described" ;;
                    *" delete job "*) cp phase phase-at-the-end; [[ ! -f undeletable ]] ;;
                    *) exit 99 ;;
                esac
                """.replace("EXIT", exitCode));
        var sleep = Files.writeString(directory.resolve("sleep"), "#!/bin/sh\nexec /bin/sleep 0.05\n");
        for (var stub : List.of(kubectl, sleep)) {
            Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("START_WITHIN", startWithin);
        return builder.start().waitFor();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(directory.resolve("calls"));
    }

    private String written(String file) throws IOException {
        return Files.readString(directory.resolve(file), UTF_8);
    }
}
