package dev.modelatlas.graphql;

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
    void keysSurviveExactly() {
        assertThat(Cursor.decode(CURSOR.encode(), "after")).isEqualTo(CURSOR);
    }

    @Test
    void cursorIsShortAndSafeInAddresses() {
        assertThat(CURSOR.encode()).hasSizeLessThan(80).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anyChangedCharacterIsFound() {
        var text = CURSOR.encode();
        for (var place = 0; place < text.length(); place++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(place, text.charAt(place) == 'A' ? 'B' : 'A');
            assertRefused(changed.toString());
        }
    }

    @Test
    void whatIsNoCursorIsRefused() {
        List.of("", "x", "####", "A".repeat(5000), NodeId.encode("Model", "gpt-4", null))
                .forEach(CursorTest::assertRefused);
    }

    @Test
    void listsDifferByEveryPart() {
        assertThat(Cursor.list("a", "bc"))
                .isNotEqualTo(Cursor.list("ab", "c"))
                .isNotEqualTo(Cursor.list("a", "bc", null));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, "after"))
                .isInstanceOf(ApiException.class)
                .hasMessage("`after`: damaged, or not a cursor; use one that an answer gave.");
    }
}
