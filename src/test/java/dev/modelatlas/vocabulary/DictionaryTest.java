package dev.modelatlas.vocabulary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A vocabulary whose database is sometimes unavailable. Entries are their own keys, and slugs are upper case. */
@Concurrent
class DictionaryTest {
    private final List<String> database = new ArrayList<>(List.of("vision", "speech"));
    private boolean away;
    private int loads;
    /** The clock starts close to an overflow, which the dictionary must handle. */
    private long now = Long.MAX_VALUE - 5;

    private final Dictionary<String, String> dictionary =
            new Dictionary<>(this::load, entry -> entry, entry -> entry.toUpperCase(Locale.ROOT), () -> now);

    @Test
    void cachesEntriesForTenMinutes() {
        assertThat(List.of(dictionary.byKey("vision"), dictionary.byKey("speech")))
                .hasSize(2);
        assertThat(loads).isOne();
        pass(Duration.ofMinutes(10));
        assertThat(dictionary.all()).containsExactly("vision", "speech");
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void lookupOfANewKeyReloadsTheEntriesAtOnce() {
        assertThat(dictionary.all()).hasSize(2);
        database.add("video");
        assertThat(dictionary.byKey("video")).isEqualTo("video");
    }

    @Test
    void lookupOfSeveralKeysKeepsTheirOrderAndReloadsTheEntriesOnce() {
        assertThat(dictionary.all()).hasSize(2);
        database.addAll(List.of("video", "text"));
        assertThat(dictionary.byKeys(new String[] {"text", "vision", "video", "text"}))
                .containsExactly("text", "vision", "video", "text");
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void looksUpAnUnknownSlugAtMostOnceASecond() {
        assertThat(dictionary.bySlug("VIDEO", 1)).isEmpty();
        database.add("video");
        assertThat(dictionary.bySlug("VIDEO", 1)).isEmpty();
        pass(Duration.ofMillis(1_001));
        assertThat(dictionary.bySlug("VIDEO", 1)).isEqualTo(Optional.of("video"));
    }

    @Test
    void looksUpAnUnknownSlugAtOnceInANewRevision() {
        assertThat(dictionary.bySlug("VIDEO", 1)).isEmpty();
        database.add("video");
        assertThat(dictionary.bySlug("VIDEO", 2)).isEqualTo(Optional.of("video"));
        assertThat(dictionary.bySlug("TEXT", 2)).isEmpty();
        assertThat(dictionary.bySlug("TEXT", 1)).isEmpty();
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void keepsEntriesWhileTheDatabaseIsUnavailable() {
        assertThat(dictionary.all()).hasSize(2);
        away = true;
        pass(Duration.ofHours(5));
        assertThat(dictionary.byKey("vision")).isEqualTo("vision");
        assertThat(dictionary.bySlug("SPEECH", 1)).isEqualTo(Optional.of("speech"));
        assertThat(dictionary.all()).hasSize(2);
    }

    @Test
    void onlyOneCallerWaitsForAnUnavailableDatabase() {
        assertThat(dictionary.all()).hasSize(2);
        away = true;
        pass(Duration.ofMinutes(10));
        assertThat(List.of(dictionary.all(), dictionary.all(), dictionary.all()))
                .hasSize(3);
        assertThat(loads).isEqualTo(2);
        away = false;
        database.add("video");
        pass(Duration.ofSeconds(10));
        assertThat(dictionary.all()).hasSize(3);
    }

    @Test
    void failsForUnknownEntriesWhileTheDatabaseIsUnavailable() {
        assertThat(dictionary.all()).hasSize(2);
        away = true;
        pass(Duration.ofSeconds(2));
        assertThatThrownBy(() -> dictionary.bySlug("VIDEO", 1)).hasMessage("away");
    }

    private List<String> load() {
        loads++;
        if (away) {
            throw new IllegalStateException("away");
        }
        return List.copyOf(database);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
