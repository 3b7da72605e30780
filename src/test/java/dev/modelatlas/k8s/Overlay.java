package dev.modelatlas.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The output of kustomize for one overlay.
 *
 * @param name name of its folder
 * @param objects as Kubernetes would parse them
 */
record Overlay(String name, List<HasMetadata> objects) {
    private static final Map<String, Overlay> READ = new ConcurrentHashMap<>();

    /** All overlays. Empty without kubectl; the test is then skipped. */
    static Stream<Overlay> all() {
        return Stream.of("dev", "prod", "release", "recovery").map(Overlay::read);
    }

    static Overlay read(String name) {
        return READ.computeIfAbsent(name, Overlay::made);
    }

    private static Overlay made(String name) {
        return made(name, Path.of("k8s/overlays"));
    }

    /** Builds an overlay of another directory, such as an operator's copy. */
    static Overlay made(String name, Path overlays) {
        var yaml = kustomize(overlays.resolve(name));
        var serialization = new KubernetesSerialization();
        var objects = Stream.of(yaml.split("(?m)^---$"))
                .<HasMetadata>map(serialization::unmarshal)
                .toList();
        return new Overlay(name, objects);
    }

    private static String kustomize(Path directory) {
        var process = start("kubectl", "kustomize", directory.toString());
        try {
            var yaml = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("kustomize refuses " + directory);
            }
            return yaml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException notThere) {
            return abort("there is no kubectl here (Debian: kubernetes-client)");
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only object of that kind. */
    <T extends HasMetadata> T the(Class<T> kind) {
        var found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError(name + " has " + found.size() + " of " + kind.getSimpleName());
        }
        return found.get(0);
    }

    /** The pod templates of deployments, stateful sets and jobs. */
    List<PodTemplateSpec> pods() {
        return some(objects.stream().flatMap(Overlay::pod).toList());
    }

    List<Container> containers() {
        return some(pods().stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .toList());
    }

    /** The containers that run the image of this program. */
    List<Container> ours() {
        return some(containers().stream()
                .filter(container -> container.getImage().matches("(localhost/)?model-atlas:.+"))
                .toList());
    }

    /** Requires at least one object, because a check of none proves nothing. */
    private <T> List<T> some(List<T> found) {
        if (found.isEmpty()) {
            throw new AssertionError(name + " has no pods of ours");
        }
        return found;
    }

    /** The servers' configuration. */
    ConfigMap configuration() {
        return configuration(the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnvFrom()
                .get(0)
                .getConfigMapRef()
                .getName());
    }

    ConfigMap configuration(String name) {
        return all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no ConfigMap " + name));
    }

    private static Stream<PodTemplateSpec> pod(HasMetadata object) {
        if (object instanceof Deployment deployment) {
            return Stream.of(deployment.getSpec().getTemplate());
        } else if (object instanceof StatefulSet set) {
            return Stream.of(set.getSpec().getTemplate());
        } else if (object instanceof Job job) {
            return Stream.of(job.getSpec().getTemplate());
        } else if (object instanceof CronJob job) {
            return Stream.of(job.getSpec().getJobTemplate().getSpec().getTemplate());
        }
        return Stream.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
