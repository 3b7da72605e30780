package dev.modelatlas.value;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ValueTest {
    /** The example of FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hashOfChunksEqualsTheHashOfTheWholeText() {
        var digest = Sha256.digest();
        digest.update(bytes("ab"));
        digest.update(bytes("c"));
        assertThat(Sha256.hex(digest)).isEqualTo(ABC);
        assertThat(Sha256.hex("abc")).isEqualTo(ABC);
        assertThat(Sha256.hex(bytes("abc"))).isEqualTo(ABC);
        assertThat(Sha256.hex(bytes("a"), bytes("bc"))).isEqualTo(ABC);
        assertThat(Sha256.of(bytes("abc"))).hasSize(32).startsWith(0xba, 0x78, 0x16, 0xbf);
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.of("abcd", 3)).isEqualTo("abc...");
        assertThat(Excerpt.of("\uD83D\uDE00\uD83D\uDE00", 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00");
        assertThat(Excerpt.of("\uD83D\uDE00\uD83D\uDE00", 1)).isEqualTo("\uD83D\uDE00...");
    }

    @Test
    void numberIsWrittenAsAClientWouldWriteIt() {
        assertThat(Stream.of(1e26, 1.5e-7, 7.0, -0.25, 1e6).map(NumberText::of))
                .containsExactly("1e26", "1.5e-7", "7", "-0.25", "1000000");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
