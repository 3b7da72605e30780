package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.WebhookReceiver;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Webhooks of the packaged program, which is killed while it delivers. */
@Full
class WebhooksIT {
    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    private static final int KILLED_AT = 7;
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Databases.Fresh database = Atlas.filledDatabase();

    @TempDir
    Path home;

    @Test
    void deliversEveryRevisionInOrderDespiteFailuresAndKills() throws Exception {
        var serving = new AtomicReference<ServingProgram>();
        try (var receiver = new WebhookReceiver((time, exchange) -> {
            if (time == KILLED_AT) {
                serving.get().process().destroyForcibly().waitFor();
            }
            return time % 2 == 1 ? 500 : 204;
        })) {
            serving.set(ServingProgram.start(program(home)));
            var added = run("webhooks", "add", "--name", "Data desk", "--since", "0", "--url", receiver.url());
            var secret = added.out().strip();
            serving.get().process().waitFor();
            serving.set(ServingProgram.start(program(home)));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.numbers().contains(9));

            assertThat(receiver.numbers()).isSorted();
            assertThat(receiver.numbers().stream().distinct()).containsExactlyElementsOf(ALL);
            assertThat(receiver.taken()).allMatch(message -> message.isSignedBy(secret));
            assertThat(run("webhooks", "list").out()).contains("Data desk", "answered 204", "/...");
            assertThat(Files.readString(home.resolve("out")) + Files.readString(home.resolve("err")))
                    .contains("(Data desk) failed: answered 500")
                    .doesNotContain(secret.substring(6), "of-the-receiver");
        } finally {
            serving.get().close();
        }
    }

    @Test
    void reencryptingSecretsMakesTheFormerKeyUnnecessary() throws Exception {
        try (var receiver = new WebhookReceiver((time, exchange) -> 204)) {
            var secret = run("webhooks", "add", "--name", "Data desk", "--url", receiver.url());
            try (var serving = ServingProgram.start(program(home).withVariable("MODEL_ATLAS_WEBHOOK_KEY", ""))) {
                await().until(() -> Files.readString(home.resolve("out"))
                        .contains("this server delivers no messages: set model-atlas.webhook.key"));
                var later = program(commands())
                        .with("model-atlas.webhook.timeout", "30s")
                        .withVariable("MODEL_ATLAS_WEBHOOK_KEY", OTHER_KEY);
                var both = later.withVariable("MODEL_ATLAS_WEBHOOK_FORMER_KEY", KEY);
                assertThat(later.run("webhooks", "reencrypt").err()).contains("encrypted with a key that is not set");
                assertThat(both.run("webhooks", "reencrypt").exitCode()).isZero();
                assertThat(later.run("webhooks", "test", id()).exitCode()).isZero();
                assertThat(serving.process().isAlive()).isTrue();
            }
            assertThat(receiver.taken())
                    .singleElement()
                    .matches(message -> message.isSignedBy(secret.out().strip()));
        }
    }

    @Test
    void replaySaysThatThereIsNothingToSend() throws Exception {
        run("webhooks", "add", "--name", "Data desk", "--url", "http://127.0.0.1:9/hook");
        var id = id();
        assertThat(run("webhooks", "replay", id).out()).isEqualTo("Webhook " + id + " has no dead letters.\n");
        var mistyped = run("webhooks", "replay", id, "--revision", "21");
        assertThat(mistyped.exitCode()).isEqualTo(1);
        assertThat(mistyped.err()).contains("Webhook " + id + " has no dead letter of revision 21.");
    }

    private Path commands() throws IOException {
        return Files.createDirectories(home.resolve("commands"));
    }

    /** Runs a command beside the server, on its database. */
    private Program.Outcome run(String... arguments) throws Exception {
        return program(commands()).run(arguments);
    }

    private String id() throws Exception {
        return run("webhooks", "list")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
    }

    private Program program(Path directory) {
        return Program.in(directory)
                .on(database)
                .with("model-atlas.webhook.private-receivers", "true")
                .with("model-atlas.webhook.first-delay", "100ms")
                .with("model-atlas.webhook.timeout", "1s")
                .withVariable("MODEL_ATLAS_WEBHOOK_KEY", KEY);
    }
}
