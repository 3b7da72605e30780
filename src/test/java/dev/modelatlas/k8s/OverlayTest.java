package dev.modelatlas.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatchBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.quarkus.runtime.configuration.DurationConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import dev.modelatlas.cli.Main;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The manifests contain only fields that Kubernetes knows, and correct settings of the program. */
@Concurrent
class OverlayTest {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyFieldOfAKubernetesObjectIsDefinedForItsKind(Overlay overlay) {
        assertThat(overlay.objects()).hasSizeGreaterThan(10);
        assertThat(overlay.objects().stream().flatMap(object -> UnknownFields.of(object).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void configurationHasOnlyKeysThatTheProgramReads(Overlay overlay) throws IOException {
        var names = new HashSet<String>();
        overlay.all(ConfigMap.class).stream()
                .filter(map -> !map.getData().containsKey("dashboard.json"))
                .forEach(map -> names.addAll(map.getData().keySet()));
        overlay.ours().forEach(container -> container.getEnv().forEach(variable -> names.add(variable.getName())));
        assertThat(KnownKeys.variables()).containsAll(names);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsUseOnlyExistingConfigMaps(Overlay overlay) {
        assertThat(overlay.ours()).allSatisfy(container -> {
            assertThat(container.getEnvFrom())
                    .isNotEmpty()
                    .extracting(EnvFromSource::getConfigMapRef)
                    .allSatisfy(map -> assertThat(
                                    overlay.configuration(map.getName()).getData())
                            .isNotEmpty());
            assertThat(container.getEnv().stream()
                            .map(variable -> variable.getValueFrom().getConfigMapKeyRef())
                            .filter(Objects::nonNull))
                    .allSatisfy(key -> assertThat(
                                    overlay.configuration(key.getName()).getData())
                            .containsKey(key.getKey()));
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void containerPortsEqualTheConfiguredPorts(Overlay overlay) throws IOException {
        assertThat(ports(server(overlay)))
                .isEqualTo(Map.of(
                        "http", Integer.valueOf(setting("quarkus.http.port")),
                        "management", Integer.valueOf(setting("quarkus.management.port"))));
        assertThat(setting("quarkus.management.enabled")).isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void probesUseTheHealthPaths(Overlay overlay) throws IOException {
        // Quarkus sets the path of health checks below the root at build time only; health.OperationsTest covers it.
        var health = setting("quarkus.management.root-path") + "/health/";
        var server = server(overlay);
        assertThat(asked(server.getLivenessProbe())).isEqualTo(health + "live");
        assertThat(asked(server.getReadinessProbe())).isEqualTo(health + "ready");
        assertThat(asked(server.getStartupProbe())).isEqualTo(health + "started");
    }

    @Test
    void metricsAreScrapedFromTheirPath() throws IOException {
        var path = setting("quarkus.management.root-path") + "/" + setting("quarkus.micrometer.export.prometheus.path");
        assertThat(Overlay.read("prod").the(ServiceMonitor.class).getSpec().getEndpoints())
                .extracting(Endpoint::getPath)
                .containsExactly(path);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void programAcceptsTheArgumentsOfItsContainers(Overlay overlay) {
        assertThat(overlay.ours())
                .hasSize(overlay.name().equals("dev") ? 4 : 5)
                .allSatisfy(container -> new CommandLine(new Main())
                        .parseArgs(container.getArgs().toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void gracePeriodCoversDraining(Overlay overlay) throws IOException {
        var draining = seconds(overlay.configuration(), "QUARKUS_SHUTDOWN_DELAY")
                + seconds(overlay.configuration(), "QUARKUS_SHUTDOWN_TIMEOUT");
        assertThat(setting("quarkus.shutdown.delay-enabled")).isEqualTo("true");
        assertThat(overlay.the(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTerminationGracePeriodSeconds())
                .isGreaterThan(draining);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyJobsMigrateTheDatabaseAndLoadShippedRevisions(Overlay overlay) {
        assertThat(overlay.configuration().getData())
                .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                .containsEntry("MODEL_ATLAS_LOAD_SHIPPED", "false");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void imageSettingsMatchTheContainerfile(Overlay overlay) throws IOException {
        var containerfile = Files.readString(Path.of("Containerfile"));
        assertThat(overlay.the(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext())
                .satisfies(user -> assertThat(containerfile)
                        .contains("USER " + user.getRunAsUser() + ":" + user.getRunAsGroup() + "\n"));
        assertThat(containerfile)
                .contains("EXPOSE "
                        + ports(server(overlay)).values().stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")));
    }

    @Test
    void devHasOnePodAndOneDatabase() {
        var dev = Overlay.read("dev");
        assertThat(dev.all(HorizontalPodAutoscaler.class)).isEmpty();
        assertThat(dev.the(Deployment.class).getSpec().getReplicas()).isNull();
    }

    @Test
    void prodHasThreePodsAndThreeDatabaseInstancesWithBackups() {
        var prod = Overlay.read("prod");
        assertThat(prod.the(HorizontalPodAutoscaler.class).getSpec().getMinReplicas())
                .isEqualTo(3);
        assertThat(prod.all(GenericKubernetesResource.class))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder("Cluster", "ObjectStore", "Pooler", "ScheduledBackup");
        assertThat(prod.all(GenericKubernetesResource.class).stream()
                        .filter(object -> object.getKind().equals("Cluster")))
                .singleElement()
                .satisfies(cluster ->
                        assertThat(cluster.<Integer>get("spec", "instances")).isEqualTo(3));
    }

    /** Exports may take half an hour. Proxies do not repeat a POST request that a closing connection lost. */
    @Test
    void gatewayEndsNoRequestAndClosesIdleConnectionsBeforeTheServerDoes() {
        var prod = Overlay.read("prod");
        assertThat(prod.the(HTTPRoute.class).getSpec().getRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getTimeouts().getRequest()).isEqualTo("0s"));
        assertThat(prod.configuration().getData().get("MODEL_ATLAS_HTTP_IDLE_TIMEOUT"))
                .satisfies(timeout ->
                        assertThat(DurationConverter.parseDuration(timeout)).isGreaterThan(Duration.ofHours(1)));
    }

    /** If the job were not suspended, it would report every six hours that its source is not configured. */
    @Test
    void syncIsSuspendedUntilAnOverlaySetsTheSource() throws IOException {
        var prod = Overlay.read("prod");
        assertThat(prod.all(CronJob.class).stream()
                        .filter(job -> job.getMetadata().getName().equals("model-atlas-sync")))
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.getSpec().getSuspend()).isTrue();
                    // A retry is not necessary, because the next scheduled check downloads the file anyway.
                    assertThat(job.getSpec().getJobTemplate().getSpec().getBackoffLimit())
                            .isZero();
                });
        assertThat(prod.configuration().getData()).doesNotContainKey("MODEL_ATLAS_SOURCE_URL");
        assertThat(KnownKeys.variables()).contains("MODEL_ATLAS_SOURCE_URL");
    }

    /**
     * After a recovery, a new revision would get the number of a lost one, and webhooks that were removed after the
     * restored point in time exist again.
     */
    @Test
    void recoveryPublishesNothingDeliversNoWebhooksAndAcceptsOnlyGetRequests() throws IOException {
        var recovery = Overlay.read("recovery");
        assertThat(recovery.all(CronJob.class))
                .hasSize(3)
                .allMatch(job -> job.getSpec().getSuspend());
        assertThat(arguments(recovery)).containsExactly("migrate");
        assertThat(arguments(Overlay.read("prod"))).containsExactly("migrate", "--shipped");
        assertThat(recovery.configuration().getData())
                .containsEntry("MODEL_ATLAS_SOURCE_CHECK", "false")
                .containsEntry("MODEL_ATLAS_WEBHOOK_DELIVER", "false");
        assertThat(KnownKeys.variables()).contains("MODEL_ATLAS_SOURCE_CHECK", "MODEL_ATLAS_WEBHOOK_DELIVER");
        assertThat(recovery.the(HTTPRoute.class).getSpec().getRules())
                .flatExtracting(HTTPRouteRule::getMatches)
                .containsExactly(new HTTPRouteMatchBuilder().withMethod("GET").build());
    }

    /** The arguments of the migration job. */
    private static List<String> arguments(Overlay overlay) {
        return overlay.the(Job.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getArgs();
    }

    private static Container server(Overlay overlay) {
        return overlay.the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, Integer> ports(Container container) {
        return container.getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
    }

    private static String asked(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
        return probe.getHttpGet().getPath();
    }

    private static long seconds(ConfigMap configuration, String variable) {
        return Duration.parse("PT" + configuration.getData().get(variable)).toSeconds();
    }

    /** The program's value for a Quarkus setting, or Quarkus' default. */
    private static String setting(String key) throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties.containsKey(key) ? properties.getProperty(key) : KnownKeys.defaultOf(key);
    }
}
