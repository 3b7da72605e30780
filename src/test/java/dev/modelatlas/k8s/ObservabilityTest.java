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
import io.fabric8.openshift.api.model.monitoring.v1.PodMetricsEndpoint;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Checks the metrics, alerts and dashboard for Prometheus and Grafana in a cluster. */
@Concurrent
class ObservabilityTest {
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

    @Test
    void alertsCoverJobsBackupsAndStandbys() {
        assertThat(prod.the(PrometheusRule.class).getSpec().getGroups().stream()
                        .flatMap(group -> group.getRules().stream())
                        .map(rule -> rule.getAlert()))
                .contains(
                        "AtlasJobFailed",
                        "AtlasBackupFailed",
                        "AtlasBackupMissing",
                        "AtlasArchiveFailing",
                        "AtlasReplicationLag",
                        "AtlasStandbyMissing");
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
