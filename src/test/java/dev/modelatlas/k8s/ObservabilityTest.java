package dev.modelatlas.k8s;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PodMetricsEndpoint;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Checks the metrics, alerts and dashboard for Prometheus and Grafana in a cluster. */
@Concurrent
class ObservabilityTest {
    private static final Path PROD = Path.of("k8s/overlays/prod");

    private final Overlay prod = Overlay.read("prod");

    @Test
    void eachAlertLinksToItsRunbookSection() {
        var rules = prod.the(PrometheusRule.class);
        var runbook = rules.getMetadata().getAnnotations().get("runbook");
        assertThat(rules.getSpec().getGroups().stream().flatMap(group -> group.getRules().stream()))
                .hasSizeGreaterThan(20)
                .allSatisfy(rule -> assertThat(URI.create(rule.getAnnotations().get("runbook_url")))
                        .hasScheme("https")
                        .isEqualTo(URI.create(runbook + "#" + rule.getAlert().toLowerCase(Locale.ROOT))));
    }

    /**
     * In an earlier version of the manifests, the alerts of every copy linked to the example address. kustomize had
     * filled in these links before the overlay set its own address.
     */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "recovery"})
    void copyOfAnOverlayHasOnlyTheAddressesOfTheCopy(String overlay, @TempDir Path copy) throws IOException {
        try (var files = Files.walk(Path.of("k8s"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(file);
                Files.createDirectories(target.getParent());
                var text = Files.readString(file);
                Files.writeString(target, file.startsWith(PROD) ? text.replace("example.org", "example.net") : text);
            }
        }
        var built = Overlay.made(overlay, copy.resolve("k8s/overlays"));
        assertThat(new KubernetesSerialization().asYaml(built.objects()))
                .contains(
                        "https://atlas.example.net",
                        "https://git.example.net/model-atlas/blob/main/k8s/RUNBOOK.md#atlasdown")
                .doesNotContain("example.org", "runbook_url: \"RUNBOOK.md", "runbook_url: RUNBOOK.md");
    }

    @Test
    void alertsCoverJobsBackupsStandbysAndVolumes() {
        assertThat(prod.the(PrometheusRule.class).getSpec().getGroups().stream()
                        .flatMap(group -> group.getRules().stream())
                        .map(rule -> rule.getAlert()))
                .contains(
                        "AtlasJobFailed",
                        "AtlasBackupFailed",
                        "AtlasBackupMissing",
                        "AtlasArchiveFailing",
                        "AtlasReplicationLag",
                        "AtlasStandbyMissing",
                        "AtlasVolumeFilling");
    }

    /** The alert covers every scheduled job by name. */
    @Test
    void alertForFailedJobsCoversEveryJob() {
        var expression = prod.the(PrometheusRule.class).getSpec().getGroups().get(0).getRules().stream()
                .filter(rule -> rule.getAlert().equals("AtlasJobFailed"))
                .findFirst()
                .orElseThrow()
                .getExpr()
                .getStrVal();
        var names = Pattern.compile("job_name=~\"(.+?)\"")
                .matcher(expression)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        assertThat("model-atlas-migrate-0.1.0").matches(names);
        assertThat("model-atlas-import-29402537").matches(names);
        assertThat("model-atlas-command-20261127-225225-7204").doesNotMatch(names);
    }

    @Test
    void instancesOfTheDatabaseAreScraped() {
        assertThat(prod.the(PodMonitor.class).getSpec()).satisfies(monitor -> {
            assertThat(monitor.getSelector().getMatchExpressions())
                    .extracting(LabelSelectorRequirement::getKey, LabelSelectorRequirement::getOperator)
                    .containsExactly(tuple("cnpg.io/cluster", "Exists"), tuple("cnpg.io/poolerName", "DoesNotExist"));
            assertThat(monitor.getPodMetricsEndpoints())
                    .extracting(PodMetricsEndpoint::getPort)
                    .containsExactly("metrics");
        });
    }

    @Test
    void dashboardIsAConfigMapWithTheLabelThatGrafanaLooksFor() throws IOException {
        assertThat(prod.all(ConfigMap.class).stream()
                        .filter(map -> "1".equals(map.getMetadata().getLabels().get("grafana_dashboard"))))
                .singleElement()
                .satisfies(map -> assertThat(
                                new ObjectMapper().readTree(map.getData().get("dashboard.json")))
                        .isEqualTo(new ObjectMapper()
                                .readTree(Files.readString(Path.of("k8s/components/observability/dashboard.json")))));
    }
}
