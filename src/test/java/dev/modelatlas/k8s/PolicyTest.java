package dev.modelatlas.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules for manifests in every cluster: they are consistent, restrict the pods, and contain no secrets. */
@Concurrent
class PolicyTest {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsMeetTheRestrictedSecurityStandard(Overlay overlay) {
        assertThat(overlay.the(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(overlay.pods()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(pod -> {
            var security = pod.getSpec().getSecurityContext();
            assertThat(security.getRunAsNonRoot()).isTrue();
            assertThat(security.getRunAsUser()).isPositive();
            assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getSpec().getHostNetwork()).isNull();
        });
        assertThat(overlay.containers()).allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsHaveNoServiceAccountToken(Overlay overlay) {
        assertThat(overlay.the(ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(overlay.pods())
                .allSatisfy(pod -> assertThat(pod.getSpec().getAutomountServiceAccountToken())
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void containersHaveRequestsAndLimits(Overlay overlay) {
        assertThat(overlay.containers()).allSatisfy(container -> {
            assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void imagesHaveATag(Overlay overlay) {
        assertThat(overlay.containers())
                .allSatisfy(container -> assertThat(container.getImage()).matches("[^:]+:[^:]+"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void manifestsContainNoSecret(Overlay overlay) {
        assertThat(overlay.all(Secret.class)).isEmpty();
        assertThat(overlay.all(ConfigMap.class)).isNotEmpty().allSatisfy(map -> {
            assertThat(map.getData().keySet()).isNotEmpty().noneMatch(PolicyTest::isSecret);
            assertThat(map.getData().values()).noneMatch(value -> value.contains("password="));
        });
        assertThat(overlay.containers().stream()
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> isSecret(variable.getName())))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(
                                variable.getValueFrom().getSecretKeyRef().getName())
                        .isIn("model-atlas-db-app", "model-atlas-db-2-app", "model-atlas-webhook"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsOfServicesAndPoliciesMatchPods(Overlay overlay) {
        assertThat(overlay.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            var found = selected(overlay, service.getSpec().getSelector());
            assertThat(found).hasSize(1);
            assertThat(portNames(found.get(0)))
                    .containsAll(service.getSpec().getPorts().stream()
                            .map(port -> port.getTargetPort().getStrVal())
                            .toList());
        });
        assertThat(selected(
                        overlay,
                        overlay.the(PodDisruptionBudget.class)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels()))
                .hasSize(1);
        assertThat(overlay.all(NetworkPolicy.class).stream()
                        .filter(policy -> policy.getMetadata().getName().matches("model-atlas(-sync|-webhooks)?")))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(selected(
                                overlay, policy.getSpec().getPodSelector().getMatchLabels()))
                        .hasSize(overlay.name().equals("dev") ? 4 : 5));
    }

    @Test
    void onlyServersAndCommandsAndSyncReachThePublicInternetAndOnlyOnPort443() {
        assertThat(waysOut(Overlay.read("dev"))).isEmpty();
        var waysOut = waysOut(Overlay.read("prod"));
        assertThat(waysOut)
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactlyInAnyOrder("model-atlas-sync", "model-atlas-webhooks");
        assertThat(waysOut)
                .allSatisfy(policy -> assertThat(policy.getSpec().getEgress())
                        .singleElement()
                        .satisfies(rule -> assertThat(rule.getPorts())
                                .singleElement()
                                .satisfies(port ->
                                        assertThat(port.getPort().getIntVal()).isEqualTo(443))));
        // Commands and servers are in both policies, because they deliver webhooks and check the source, and an overlay
        // may have only one of the two components.
        assertThat(waysOut)
                .extracting(policy -> policy.getSpec().getPodSelector().getMatchExpressions())
                .containsExactlyInAnyOrder(components("server", "command"), components("sync", "command", "server"));
    }

    /** In a cluster with IPv6 only, NAT64 maps the addresses of IPv4 to addresses of this range. */
    @Test
    void publicInternetOverNat64HasTheSameExceptions() {
        assertThat(waysOut(Overlay.read("prod"))).allSatisfy(policy -> {
            var blocks = policy.getSpec().getEgress().get(0).getTo().stream()
                    .map(NetworkPolicyPeer::getIpBlock)
                    .toList();
            assertThat(blocks).extracting(IPBlock::getCidr).containsExactly("0.0.0.0/0", "2000::/3", "64:ff9b::/96");
            assertThat(blocks.get(2).getExcept())
                    .containsExactlyElementsOf(blocks.get(0).getExcept().stream()
                            .map(PolicyTest::overNat64)
                            .toList());
        });
    }

    /** The range of IPv6 to which NAT64 maps a range of IPv4. */
    private static String overNat64(String range) {
        var parts = range.split("[./]");
        var numbers = Stream.of(parts).map(Integer::parseInt).toList();
        return "64:ff9b::%x:%x/%d"
                .formatted(
                        numbers.get(0) << 8 | numbers.get(1),
                        numbers.get(2) << 8 | numbers.get(3),
                        96 + numbers.get(4));
    }

    @Test
    void documentedPolicyForADnsCacheSelectsAllPodsOfTheProgram() {
        var page = Documents.text(Path.of("docs/deploying.md"));
        var begin = page.indexOf("```yaml\napiVersion: networking.k8s.io/v1\n");
        var policy = new KubernetesSerialization()
                .unmarshal(page.substring(begin + 8, page.indexOf("\n```", begin)), NetworkPolicy.class);
        assertThat(UnknownFields.of(policy)).isEmpty();
        var prod = Overlay.read("prod");
        assertThat(selected(prod, policy.getSpec().getPodSelector().getMatchLabels()))
                .hasSameSizeAs(prod.ours());
        assertThat(policy.getSpec().getEgress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getPorts())
                        .allMatch(port -> port.getPort().getIntVal() == 53));
    }

    private static List<LabelSelectorRequirement> components(String... names) {
        return List.of(new LabelSelectorRequirement("app.kubernetes.io/component", "In", List.of(names)));
    }

    private static List<NetworkPolicy> waysOut(Overlay overlay) {
        return overlay.all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .anyMatch(peer -> peer.getIpBlock() != null))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void deploymentsAndStatefulSetsSelectTheirOwnPods(Overlay overlay) {
        var deployment = overlay.the(Deployment.class).getSpec();
        assertThat(deployment.getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(deployment.getSelector().getMatchLabels());
        assertThat(deployment.getTemplate().getSpec().getTopologySpreadConstraints())
                .hasSize(2)
                .allSatisfy(spread -> assertThat(spread.getLabelSelector()).isEqualTo(deployment.getSelector()));
        assertThat(overlay.all(StatefulSet.class))
                .allSatisfy(set -> assertThat(
                                set.getSpec().getTemplate().getMetadata().getLabels())
                        .containsAllEntriesOf(set.getSpec().getSelector().getMatchLabels()));
        assertThat(overlay.all(HorizontalPodAutoscaler.class))
                .allSatisfy(scaler -> assertThat(
                                scaler.getSpec().getScaleTargetRef().getName())
                        .isEqualTo(overlay.the(Deployment.class).getMetadata().getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "recovery"})
    void onlyTheApiIsReachedFromOutside(String name) {
        var overlay = Overlay.read(name);
        var backends = overlay.the(HTTPRoute.class).getSpec().getRules().stream()
                .flatMap(rule -> rule.getBackendRefs().stream())
                .toList();
        assertThat(backends).singleElement().satisfies(backend -> {
            var service = service(overlay, backend.getName());
            assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> {
                assertThat(port.getPort()).isEqualTo(backend.getPort());
                assertThat(port.getTargetPort().getStrVal()).isEqualTo("http");
            });
        });
    }

    @Test
    void metricsAreScrapedFromAnExistingService() {
        var prod = Overlay.read("prod");
        var monitor = prod.the(ServiceMonitor.class).getSpec();
        assertThat(prod.all(Service.class).stream()
                        .filter(service -> service.getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(
                                        monitor.getSelector().getMatchLabels().entrySet())))
                .singleElement()
                .satisfies(service -> assertThat(service.getSpec().getPorts())
                        .anyMatch(port -> port.getName()
                                .equals(monitor.getEndpoints().get(0).getPort())));
    }

    private static boolean isSecret(String name) {
        return name.matches(".*(PASSWORD|SECRET|TOKEN|ACCESS_KEY|WEBHOOK_(FORMER_)?KEY).*");
    }

    private static Service service(Overlay overlay, String name) {
        return overlay.all(Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<PodTemplateSpec> selected(Overlay overlay, Map<String, String> labels) {
        return overlay.pods().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    private static Set<String> portNames(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .map(port -> port.getName())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
