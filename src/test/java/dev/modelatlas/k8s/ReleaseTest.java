package dev.modelatlas.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatchBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator can install a newer or older release, or other settings, without a conflict with what is already
 * installed.
 */
@Concurrent
class ReleaseTest {
    /** Names without dots, because Kubernetes warns about dots in the name of a job. */
    private static final String NAME_OF_KUBERNETES = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    /** How long the program waits for its database (embedded.DatabaseChoice). */
    private static final Duration WAIT = Duration.ofMinutes(10);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void migrationJobHasTheReleaseInItsName(Overlay overlay) {
        var migration = overlay.the(Job.class);
        assertThat(migration.getMetadata().getName())
                .isEqualTo("model-atlas-migrate-" + tag(overlay).replace('.', '-'))
                .matches(NAME_OF_KUBERNETES);
    }

    /**
     * A hash in the name of a ConfigMap changes with the settings. A reference to that name would change the existing
     * job, and Kubernetes refuses changes of a job.
     */
    @ParameterizedTest
    @MethodSource("overlays")
    void migrationJobReferencesNoConfigMapWithAHashInItsName(Overlay overlay) {
        var container = overlay.the(Job.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(container.getEnvFrom())
                .singleElement()
                .satisfies(map -> assertThat(map.getConfigMapRef().getName()).isEqualTo("model-atlas-migration"));
        assertThat(container.getEnv()).allSatisfy(variable -> {
            assertThat(variable.getValue()).isNull();
            assertThat(Stream.ofNullable(variable.getValueFrom().getConfigMapKeyRef()))
                    .allSatisfy(key -> assertThat(key.getName()).isEqualTo("model-atlas-migration"));
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void migrationAndServersWriteToTheSameDatabase(Overlay overlay) {
        var key = "MODEL_ATLAS_PUBLICATIONS_URL";
        assertThat(overlay.configuration("model-atlas-migration").getData())
                .containsEntry(key, overlay.configuration().getData().get(key));
    }

    /** Operators can still read the log of a job the next day, and a failed job does not cause an alert forever. */
    @ParameterizedTest
    @MethodSource("overlays")
    void jobsAreKeptForADay(Overlay overlay) {
        assertThat(unattended(overlay))
                .hasSize(2)
                .allSatisfy(job -> assertThat(job.getTtlSecondsAfterFinished()).isEqualTo(24 * 3600));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void jobsOutlastTheWaitForTheDatabaseAndRetryUntilTheirDeadline(Overlay overlay) {
        assertThat(unattended(overlay)).hasSize(2).allSatisfy(job -> {
            assertThat(job.getActiveDeadlineSeconds()).isGreaterThanOrEqualTo(WAIT.toSeconds() + 300);
            assertThat(pauses(job.getBackoffLimit())).isGreaterThanOrEqualTo(job.getActiveDeadlineSeconds());
            assertThat(pauses(job.getBackoffLimit() - 1)).isLessThan(job.getActiveDeadlineSeconds());
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void serversAreNotRestartedWhileTheyWaitForTheirDatabase(Overlay overlay) {
        assertThat(overlay.the(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers())
                .singleElement()
                .satisfies(server -> assertThat(longest(server.getStartupProbe()))
                        .isGreaterThanOrEqualTo(WAIT.plusMinutes(1).toSeconds()));
    }

    /** Without this step, a migration that needs more time than the deadline would fail again and again. */
    @Test
    void runbookRaisesTheDeadlineOfALongMigration() throws IOException {
        var patch = first("patch job JOB -p '(.+)'\\n", "k8s/RUNBOOK.md");
        var raised = new KubernetesSerialization()
                .unmarshal(patch.replaceFirst("\\{", "{\"apiVersion\": \"batch/v1\", \"kind\": \"Job\", "), Job.class)
                .getSpec();
        assertThat(raised.getActiveDeadlineSeconds())
                .isGreaterThan(Overlay.read("prod").the(Job.class).getSpec().getActiveDeadlineSeconds());
    }

    @Test
    void runbookNamesTheMigrationJobOfThisRelease() throws IOException {
        var migration = Overlay.read("prod").the(Job.class).getMetadata().getName();
        assertThat(Pattern.compile("model-atlas-migrate-[^\\s`]+")
                        .matcher(Files.readString(Path.of("k8s/RUNBOOK.md")))
                        .results())
                .hasSize(2)
                .allMatch(named -> named.group().equals(migration));
    }

    /** An overlay that enables model-atlas-sync overrides patches of its components, but not those of the overlay release. */
    @Test
    void overlayReleaseIsProdWithoutPublications(@TempDir Path directory) throws IOException {
        assertThat(withoutPublications(Overlay.read("prod"))).isEqualTo(objects(Overlay.read("release")));
        var overlays = directory.resolve("k8s/overlays");
        try (var files = Files.walk(Path.of("k8s"))) {
            for (var file : files.toList()) {
                Files.copy(file, directory.resolve(file));
            }
        }
        var prod = overlays.resolve("prod/kustomization.yaml");
        Files.writeString(prod, Files.readString(prod).replace("\npatches:\n", """

                patches:
                  - target: {kind: CronJob, name: model-atlas-sync}
                    patch: |
                      - {op: replace, path: /spec/suspend, value: false}
                """));
        assertThat(suspended(Overlay.made("prod", overlays))).containsExactly("model-atlas-command");
        assertThat(suspended(Overlay.made("release", overlays)))
                .containsExactly("model-atlas-command", "model-atlas-import", "model-atlas-sync");
    }

    private static List<String> suspended(Overlay overlay) {
        return overlay.all(CronJob.class).stream()
                .filter(job -> job.getSpec().getSuspend())
                .map(job -> job.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static List<String> objects(Overlay overlay) {
        var serialization = new KubernetesSerialization();
        return overlay.objects().stream().map(serialization::asYaml).toList();
    }

    private static List<String> withoutPublications(Overlay overlay) {
        var serialization = new KubernetesSerialization();
        return overlay.objects().stream()
                .map(object -> serialization.clone(object))
                .map(object -> {
                    if (object instanceof CronJob job) {
                        job.getSpec().setSuspend(true);
                    } else if (object instanceof HTTPRoute route) {
                        route.getSpec()
                                .getRules()
                                .forEach(rule -> rule.setMatches(List.of(new HTTPRouteMatchBuilder()
                                        .withMethod("GET")
                                        .build())));
                    }
                    return serialization.asYaml(object);
                })
                .toList();
    }

    /** kubectl apply does not touch a field that the manifest lacks. A suspended job would stay suspended. */
    @ParameterizedTest
    @MethodSource("overlays")
    void eachCronJobSaysWhetherItIsSuspended(Overlay overlay) {
        assertThat(overlay.all(CronJob.class))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getSpec().getSuspend()).isNotNull());
    }

    /** kubectl apply deletes nothing: a CronJob of a removed component would continue to import. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "webhooks"})
    void documentsNameTheObjectsOfARemovedComponent(String component) throws IOException {
        var deploying = Files.readString(Path.of("docs/deploying.md"));
        try (var files = Files.list(Path.of("k8s/components", component))) {
            for (var file : files.toList()) {
                Pattern.compile("(?m)^kind: (\\w+)\\nmetadata:\\n  name: (\\S+)")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(object -> assertThat(deploying)
                                .contains(object.group(1).toLowerCase(Locale.ROOT) + "/" + object.group(2)));
            }
        }
    }

    /** Imports by both releases would change organizations back and forth. */
    @Test
    void runbookKeepsPublishersAwayDuringAReleaseAndAdmitsThemAfterwards() throws IOException {
        var runbook = Files.readString(Path.of("k8s/RUNBOOK.md"));
        assertThat(runbook.split("(?m)^### "))
                .filteredOn(section -> section.startsWith("Release, and go back"))
                .singleElement()
                .satisfies(section -> {
                    assertThat(section.split("\nTo go back"))
                            .hasSize(2)
                            .allSatisfy(steps -> assertThat(steps)
                                    .containsSubsequence(
                                            "\n    kubectl apply -k k8s/overlays/release",
                                            "\n    kubectl -n model-atlas rollout status deployment/model-atlas",
                                            "\n    kubectl apply -k k8s/overlays/prod",
                                            "get cronjob model-atlas-import"));
                });
        assertThat(runbook).doesNotContainPattern("patch cronjob|suspend\": *true");
    }

    /**
     * The overlays in the project contain example addresses, and would replace those of the operator. After a recovery,
     * the overlay prod would create the old database again.
     */
    @Test
    void documentsThatApplyAnOverlayTellTheReaderToApplyACopy() {
        assertThat(Documents.all())
                .filteredOn(document -> Documents.text(document)
                        .matches("(?s).*kubectl apply -k k8s/overlays/(prod|release|recovery)\\b.*"))
                .containsExactlyInAnyOrder(Path.of("docs/backup-and-restore.md"), Path.of("k8s/RUNBOOK.md"))
                .allSatisfy(document ->
                        assertThat(Documents.text(document)).contains("your copy of", "deploying.md#kubernetes)"));
        assertThat(Documents.text(Path.of("k8s/RUNBOOK.md")).split("\n## ")[0])
                .contains("After a recovery", cluster("prod"), cluster("recovery"));
    }

    /** The name of the database cluster in backquotes, as in documents. */
    private static String cluster(String overlay) {
        return Overlay.read(overlay).all(GenericKubernetesResource.class).stream()
                .filter(object -> object.getKind().equals("Cluster"))
                .map(object -> "`" + object.getMetadata().getName() + "`")
                .findFirst()
                .orElseThrow();
    }

    /** The migration gives up after a quarter of an hour, and a restore may take longer. */
    @Test
    void documentedRecoveryMigratesAfterTheDatabaseIsRestored() throws IOException {
        assertThat(Files.readString(Path.of("docs/backup-and-restore.md")))
                .containsPattern("wait --for=condition=Ready .* cluster/model-atlas-db-2\\n"
                        + " +kubectl -n model-atlas delete job -l app.kubernetes.io/component=migration .*\\n"
                        + " +kubectl apply -k k8s/overlays/recovery\\n"
                        + " +kubectl -n model-atlas wait --for=condition=complete .*\\n"
                        + " +kubectl -n model-atlas scale deployment/model-atlas --replicas=3");
    }

    @Test
    void versionIsTheSameEverywhere() throws IOException {
        var version = first("(?s)<artifactId>model-atlas</artifactId>\\s*<version>(.+?)</version>", "pom.xml");
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(tag(Overlay.read("prod"))).isEqualTo(version);
        assertThat(first("\\.ci/image registry\\.example/model-atlas:(\\S+)", "docs/deploying.md"))
                .isEqualTo(version);
    }

    private static String first(String pattern, String file) throws IOException {
        var found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String tag(Overlay overlay) {
        var images =
                overlay.ours().stream().map(container -> container.getImage()).distinct();
        var image = images.reduce((one, another) -> {
            throw new AssertionError(one + " and " + another);
        });
        return image.orElseThrow().replaceFirst(".*:", "");
    }

    /** The jobs that start automatically; after a recovery, the second is suspended at first. */
    private static List<JobSpec> unattended(Overlay overlay) {
        return Stream.concat(
                        overlay.all(Job.class).stream().map(Job::getSpec),
                        overlay.all(CronJob.class).stream()
                                .filter(job -> job.getMetadata().getName().equals("model-atlas-import"))
                                .map(job -> job.getSpec().getJobTemplate().getSpec()))
                .toList();
    }

    /** Total seconds between the attempts of a job: 10, 20, 40... and at most 360 each. */
    private static long pauses(int tries) {
        return IntStream.range(0, tries)
                .mapToLong(before -> Math.min(360, 10L << before))
                .sum();
    }

    private static long longest(Probe probe) {
        return (long) probe.getPeriodSeconds() * probe.getFailureThreshold();
    }
}
