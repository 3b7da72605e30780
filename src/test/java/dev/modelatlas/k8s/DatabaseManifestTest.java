package dev.modelatlas.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/** The database of each overlay: who may connect, how it fails over, and what replaces it after a recovery. */
@Concurrent
class DatabaseManifestTest {
    /** The default of PostgreSQL's setting superuser_reserved_connections. */
    private static final int OF_SUPERUSERS = 3;

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    /**
     * Pools and listeners keep their connections. A smart shutdown, which waits until all clients disconnect, would
     * never end.
     */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "recovery"})
    void primaryThatStopsDoesNotWaitForItsClients(String overlay) {
        assertThat(only(Overlay.read(overlay), "Cluster").<Integer>get("spec", "smartShutdownTimeout"))
                .isBetween(1, 15);
    }

    @Test
    void devOverlayNeedsNoKubernetesOperators() {
        var dev = Overlay.read("dev");
        assertThat(dev.all(HTTPRoute.class)).isEmpty();
        assertThat(dev.all(GenericKubernetesResource.class)).isEmpty();
        assertThat(dev.objects())
                .extracting(object -> object.getApiVersion().replaceFirst("/.*", ""))
                .containsOnly("v1", "apps", "batch", "policy", "networking.k8s.io");
    }

    /** A new pod has another address. */
    @Test
    void databaseOfTheDevOverlayHasAStableAddress() {
        assertThat(Overlay.read("dev").all(Service.class).stream()
                        .filter(service -> service.getMetadata().getName().equals("model-atlas-db-rw")))
                .singleElement()
                .satisfies(
                        service -> assertThat(service.getSpec().getClusterIP()).isNull());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyServersAndJobsReachTheDatabase(Overlay overlay) {
        var database = overlay.name().equals("dev")
                ? List.of(Map.of("app.kubernetes.io/name", "postgresql"))
                : List.of(
                        Map.of("cnpg.io/cluster", "any", "cnpg.io/podRole", "instance"),
                        Map.of("cnpg.io/cluster", "any", "cnpg.io/poolerName", "any"));
        var stranger = Map.of("app.kubernetes.io/name", "another");
        assertThat(database).allSatisfy(pod -> {
            var policies = overlay.all(NetworkPolicy.class).stream()
                    .filter(policy -> selects(policy.getSpec().getPodSelector(), pod))
                    .toList();
            assertThat(policies)
                    .isNotEmpty()
                    .allSatisfy(policy ->
                            assertThat(policy.getSpec().getPolicyTypes()).contains("Ingress"));
            assertThat(isLetIn(policies, stranger)).isFalse();
            // A server, its migration, the nightly import and the commands; except in dev, also the sync job.
            var ours = overlay.name().equals("dev") ? 4 : 5;
            assertThat(overlay.ours()).hasSize(ours);
            assertThat(clients(overlay))
                    .hasSize(ours)
                    .allSatisfy(client -> assertThat(isLetIn(policies, client)).isTrue());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "recovery"})
    void databaseAdmitsInstancesPoolersOperatorAndPrometheus(String name) {
        var instance = Map.of("cnpg.io/cluster", "any", "cnpg.io/podRole", "instance");
        var pooler = Map.of("cnpg.io/cluster", "any", "cnpg.io/poolerName", "any");
        var policies = Overlay.read(name).all(NetworkPolicy.class).stream()
                .filter(policy -> selects(policy.getSpec().getPodSelector(), instance))
                .toList();
        assertThat(isLetIn(policies, instance)).isTrue();
        assertThat(isLetIn(policies, pooler)).isTrue();
        assertThat(policies.stream()
                        .flatMap(policy -> policy.getSpec().getIngress().stream())
                        .flatMap(rule -> rule.getFrom().stream()
                                .map(NetworkPolicyPeer::getNamespaceSelector)
                                .filter(Objects::nonNull)
                                .map(namespace -> namespace.getMatchLabels().get("kubernetes.io/metadata.name") + " "
                                        + rule.getPorts().stream()
                                                .map(port -> port.getPort().getIntVal())
                                                .toList())))
                .containsExactlyInAnyOrder("cnpg-system [5432, 8000]", "monitoring [9187]");
    }

    /**
     * Every reference to the database names the recovered database, except for the source of the recovery and the
     * bucket.
     */
    @Test
    void programUsesOnlyTheRecoveredDatabaseAfterARecovery() {
        var recovery = Overlay.read("recovery");
        var cluster = only(recovery, "Cluster");
        assertThat(cluster.getMetadata().getName()).isEqualTo("model-atlas-db-2");
        assertThat(cluster.<Map<String, Object>>get("spec", "bootstrap"))
                .isEqualTo(Map.of(
                        "recovery",
                        Map.of(
                                "source", "before",
                                "database", "atlas",
                                "owner", "atlas",
                                "recoveryTarget", Map.of("targetTime", "2026-09-01 09:30:00+00"))));
        assertThat(cluster.<List<Object>>get("spec", "externalClusters"))
                .isEqualTo(List.of(Map.of(
                        "name",
                        "before",
                        "plugin",
                        Map.of(
                                "name",
                                "barman-cloud.cloudnative-pg.io",
                                "parameters",
                                Map.of(
                                        "barmanObjectName", "model-atlas-backup",
                                        "serverName", "model-atlas-db")))));
        assertThat(cluster.<String>get("spec", "plugins", 0, "parameters", "serverName"))
                .isEqualTo("model-atlas-db-2");
        assertThat(only(recovery, "Pooler").<String>get("spec", "cluster", "name"))
                .isEqualTo("model-atlas-db-2");
        assertThat(only(recovery, "ScheduledBackup").<String>get("spec", "cluster", "name"))
                .isEqualTo("model-atlas-db-2");
        assertThat(recovery.ours().stream()
                        .flatMap(container -> container.getEnv().stream())
                        .map(variable -> variable.getValueFrom().getSecretKeyRef())
                        .filter(Objects::nonNull)
                        .map(secret -> secret.getName())
                        .filter(secret -> secret.startsWith("model-atlas-db")))
                .hasSize(10)
                .containsOnly("model-atlas-db-2-app");
        assertThat(recovery.configuration().getData())
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://model-atlas-db-2-pooler:5432/atlas")
                .containsEntry("MODEL_ATLAS_REPLICA_URL", "jdbc:postgresql://model-atlas-db-2-ro:5432/atlas")
                .containsEntry("MODEL_ATLAS_PUBLICATIONS_URL", "jdbc:postgresql://model-atlas-db-2-rw:5432/atlas");
    }

    /**
     * The host names in the JDBC URLs of each overlay belong to its Services, or to Services that the operator creates
     * for a cluster or pooler.
     */
    @ParameterizedTest
    @MethodSource("overlays")
    void databaseHostNamesBelongToServices(Overlay overlay) {
        var made = Stream.concat(
                        overlay.all(Service.class).stream()
                                .map(it -> it.getMetadata().getName()),
                        overlay.all(GenericKubernetesResource.class).stream().flatMap(it -> switch (it.getKind()) {
                            case "Cluster" ->
                                Stream.of("-rw", "-ro", "-r")
                                        .map(suffix -> it.getMetadata().getName() + suffix);
                            case "Pooler" -> Stream.of(it.getMetadata().getName());
                            default -> Stream.<String>empty();
                        }))
                .toList();
        var addresses = overlay.configuration().getData().values().stream()
                .filter(value -> value.startsWith("jdbc:"))
                .map(url -> url.replaceFirst("jdbc:postgresql://(.+):5432/atlas", "$1"))
                .toList();
        assertThat(addresses).isNotEmpty().isSubsetOf(made);
    }

    /**
     * PostgreSQL sees only the pooler, which is alive. So the pooler must notice that the machine of a server vanished,
     * and in no more time than PostgreSQL would need.
     */
    @Test
    void poolerNoticesALostServerWithinTwoMinutes() {
        var pooler = only(Overlay.read("prod"), "Pooler");
        var idle = number(pooler, "spec", "pgbouncer", "parameters", "tcp_keepidle");
        var interval = number(pooler, "spec", "pgbouncer", "parameters", "tcp_keepintvl");
        var probes = number(pooler, "spec", "pgbouncer", "parameters", "tcp_keepcnt");
        assertThat(idle + interval * probes).isLessThanOrEqualTo(120);
    }

    /** The runbook has the same numbers. If servers need more connections than there are, requests fail under load. */
    @Test
    void poolerAndPrimaryAndReplicaHaveEnoughConnectionsForAllServers() {
        var prod = Overlay.read("prod");
        int most = prod.the(HorizontalPodAutoscaler.class).getSpec().getMaxReplicas();
        var servers = most + surge(prod);
        var size = Integer.parseInt(KnownKeys.defaultOf("quarkus.datasource.jdbc.max-size"));
        var ofReplicas =
                Integer.parseInt(prod.configuration().getData().get("QUARKUS_DATASOURCE_REPLICA_JDBC_MAX_SIZE"));
        var pooler = only(prod, "Pooler");
        int poolers = pooler.<Integer>get("spec", "instances");
        var clients = number(pooler, "spec", "pgbouncer", "parameters", "max_client_conn");
        var pooled = number(pooler, "spec", "pgbouncer", "parameters", "default_pool_size");
        var connections =
                number(only(prod, "Cluster"), "spec", "postgresql", "parameters", "max_connections") - OF_SUPERUSERS;
        assertThat(prod.configuration().getData()).doesNotContainKey("QUARKUS_DATASOURCE_JDBC_MAX_SIZE");
        assertThat(servers * size).isLessThanOrEqualTo(clients);
        assertThat(poolers * pooled + servers).isLessThan(connections);
        assertThat(servers * ofReplicas).isLessThan(connections);
        assertThat(Documents.text(Path.of("k8s/RUNBOOK.md")))
                .contains(
                        "For more than " + most + " servers",
                        "| " + servers + " × " + size + " ≤ " + clients + " |",
                        "| " + poolers + " × " + pooled + " + " + servers + " < " + connections + " |",
                        "| " + servers + " × " + ofReplicas + " < " + connections + " |");
    }

    /** The number of servers that a rollout starts before it stops others. */
    private static int surge(Overlay overlay) {
        return overlay.the(Deployment.class)
                .getSpec()
                .getStrategy()
                .getRollingUpdate()
                .getMaxSurge()
                .getIntVal();
    }

    private static int number(GenericKubernetesResource object, Object... path) {
        return Integer.parseInt(object.<String>get(path));
    }

    private static GenericKubernetesResource only(Overlay overlay, String kind) {
        var found = overlay.all(GenericKubernetesResource.class).stream()
                .filter(object -> object.getKind().equals(kind))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Map<String, String>> clients(Overlay overlay) {
        return overlay.pods().stream()
                .map(PodTemplateSpec::getMetadata)
                .map(metadata -> metadata.getLabels())
                .filter(labels -> "model-atlas".equals(labels.get("app.kubernetes.io/name")))
                .toList();
    }

    /** Whether one of the policies allows the pod to connect to PostgreSQL's port. */
    private static boolean isLetIn(List<NetworkPolicy> policies, Map<String, String> pod) {
        return policies.stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .filter(rule -> rule.getPorts().stream()
                        .anyMatch(port ->
                                Integer.valueOf(5432).equals(port.getPort().getIntVal())))
                .flatMap(rule -> rule.getFrom().stream())
                .anyMatch(peer -> peer.getPodSelector() != null && selects(peer.getPodSelector(), pod));
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(wanted -> holds(wanted, labels));
    }

    private static boolean holds(LabelSelectorRequirement wanted, Map<String, String> labels) {
        var value = labels.get(wanted.getKey());
        return switch (wanted.getOperator()) {
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "In" -> wanted.getValues().contains(value);
            default -> throw new AssertionError("no policy of ours says " + wanted.getOperator());
        };
    }
}
