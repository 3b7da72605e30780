package dev.modelatlas.graphql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class CursorTest {
    private static final Cursor CURSOR = new Cursor(
            7,
            Cursor.list("models", null),
            Arrays.asList(LocalDate.of(2024, 2, 29), null, 1.7999999999999999e25, 3, "gpt-4·한"));

    @Test
    void decodedCursorEqualsTheEncodedOne() {
        assertThat(Cursor.decode(CURSOR.encode(), "after")).isEqualTo(CURSOR);
    }

    @Test
    void cursorIsShortAndSafeInUrls() {
        assertThat(CURSOR.encode()).hasSizeLessThan(80).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void refusesACursorWithAnyChangedCharacter() {
        var text = CURSOR.encode();
        for (var place = 0; place < text.length(); place++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(place, text.charAt(place) == 'A' ? 'B' : 'A');
            assertRefused(changed.toString());
        }
    }

    @Test
    void refusesTextThatIsNotACursor() {
        List.of("", "x", "####", "A".repeat(5000), NodeId.encode("Model", "gpt-4", null))
                .forEach(CursorTest::assertRefused);
    }

    @Test
    void identifierOfAListDependsOnEachOfItsParts() {
        assertThat(Cursor.list("a", "bc"))
                .isNotEqualTo(Cursor.list("ab", "c"))
                .isNotEqualTo(Cursor.list("a", "bc", null));
    }

    @Test
    void refusesValuesThatTheDatabaseCannotStore() {
        List.<Object>of(
                        LocalDate.of(0, 12, 31),
                        LocalDate.of(10_000, 1, 1),
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        "a\0b",
                        "\0")
                .forEach(key -> assertRefused(new Cursor(7, 1, List.of(key)).encode()));
    }

    @Test
    void decodesDatesOfTheYears1And9999() {
        var keys = List.<Object>of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), "");
        assertThat(Cursor.decode(new Cursor(7, 1, keys).encode(), "after").keys())
                .isEqualTo(keys);
    }

    @Test
    void refusesSortKeysThatAreTruncatedOrOfUnknownType() {
        for (var key : List.of("x", "i\0\0", "f", "d\0", "s\0")) {
            var content = "\0\0\0\7" + "\0".repeat(8) + key;
            assertRefused(OpaqueToken.encode((byte) 'c', content.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, "after"))
                .isInstanceOf(ApiException.class)
                .hasMessage("`after` is not a valid cursor. Use a cursor from an earlier response.");
    }
}
