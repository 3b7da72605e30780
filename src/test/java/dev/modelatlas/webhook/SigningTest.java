package dev.modelatlas.webhook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.webhook.DeliveryAttempt.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A message's content, its signature, and the storage of its secret. */
@Concurrent
class SigningTest {
    private static final SigningSecret SECRET = new SigningSecret("0123456789abcdef0123456789abcdef".getBytes());
    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final SecretEncryption ENCRYPTION =
            new SecretEncryption(Optional.of(Settings.KEY), Optional.empty());

    /** The message that {@code webhooks.test.js} verifies with other libraries. */
    @Test
    void signedMessageEqualsTheTestVectorThatOtherLibrariesAccept() throws Exception {
        var revision = new Announcement(
                9,
                "2027-01-01",
                LocalDate.parse("2027-01-01"),
                Instant.parse("2027-01-02T03:04:05.678901Z"),
                "Epoch AI",
                527,
                2,
                3,
                1,
                0);
        var message = Message.published("0123456789ab", revision, "https://atlas.example");
        var shown = new ObjectMapper()
                .readTree(Path.of("src/test/resources/webhook/message.json").toFile());
        assertThat(new String(message.body(), StandardCharsets.UTF_8))
                .isEqualTo(shown.get("body").asText());
        assertThat(message.id()).isEqualTo(shown.at("/headers/webhook-id").asText());
        var time = shown.at("/headers/webhook-timestamp").asLong();
        assertThat(SECRET.text()).isEqualTo(shown.get("secret").asText());
        assertThat(SECRET.sign(message.id(), time, message.body()))
                .isEqualTo(shown.at("/headers/webhook-signature").asText());
    }

    @Test
    void decryptsASecretOnlyWithTheSameKeyAndForTheSameWebhook() throws GeneralSecurityException {
        var sealed = ENCRYPTION.seal("0123456789ab", SECRET.bytes());
        assertThat(ENCRYPTION.open("0123456789ab", sealed)).isEqualTo(SECRET.bytes());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("0123456789");
        assertThat(ENCRYPTION.seal("0123456789ab", SECRET.bytes())).isNotEqualTo(sealed);
        var other = new SecretEncryption(Optional.of(OTHER_KEY), Optional.empty());
        assertThatThrownBy(() -> other.open("0123456789ab", sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> ENCRYPTION.open("ba9876543210", sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> ENCRYPTION.open("0123456789ab", new byte[3]))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void formerKeyDecryptsButDoesNotEncrypt() throws GeneralSecurityException {
        var later = new SecretEncryption(Optional.of(OTHER_KEY), Optional.of(Settings.KEY));
        assertThat(later.open("0123456789ab", ENCRYPTION.seal("0123456789ab", SECRET.bytes())))
                .isEqualTo(SECRET.bytes());
        var sealed = later.seal("0123456789ab", SECRET.bytes());
        assertThatThrownBy(() -> ENCRYPTION.open("0123456789ab", sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void secretsAreRandomAndHaveTheRequiredLength() {
        var secret = SigningSecret.generate();
        assertThat(secret.bytes()).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(SigningSecret.generate().bytes()).isNotEqualTo(secret.bytes());
    }

    @Test
    void encryptionIsDisabledIfThereIsNoKey() {
        assertThat(ENCRYPTION.isThere()).isTrue();
        assertThat(new SecretEncryption(Optional.empty(), Optional.empty()).isThere())
                .isFalse();
    }

    @Test
    void everyNonceIsNew() {
        var one = ENCRYPTION.seal("0123456789ab", SECRET.bytes());
        var other = ENCRYPTION.seal("0123456789ab", SECRET.bytes());
        assertThat(Arrays.copyOf(one, 12)).isNotEqualTo(Arrays.copyOf(other, 12));
    }

    @Test
    void refusesANonceWithoutCiphertext() {
        assertThatThrownBy(() -> ENCRYPTION.open("0123456789ab", new byte[12]))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessage("too short");
    }

    @Test
    void messageOfTheTestCommandHasATimestampAndNoData() {
        var message = Message.test("0123456789ab", Instant.parse("2027-01-02T03:04:05.678Z"));
        assertThat(message.id()).isEqualTo("msg_0123456789ab_test_1798859045678");
        assertThat(new String(message.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"webhook.test\",\"timestamp\":\"2027-01-02T03:04:05.678Z\",\"data\":{}}");
    }

    @Test
    void onlyAttemptsWithOutcomeDeliveredAreSuccessful() {
        assertThat(new DeliveryAttempt(Outcome.DELIVERED, "answered 200", null).isDelivered())
                .isTrue();
        assertThat(DeliveryAttempt.failed(Outcome.REFUSED, "answered 500"))
                .isEqualTo(new DeliveryAttempt(Outcome.REFUSED, "answered 500", null))
                .matches(attempt -> !attempt.isDelivered());
        assertThat(Outcome.UNREACHABLE.label()).isEqualTo("unreachable");
    }

    @Test
    void toStringDoesNotShowTheSecret() {
        assertThat(SECRET).hasToString("whsec_...");
        assertThat(SECRET.text()).isEqualTo("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    }
}
