package dev.modelatlas.graphql;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.Keyset;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Pages of a list of the numbers from 1 to 9, smallest first, at revision 7. */
@Concurrent
class PageRequestTest {
    private static final Keyset.Key NUMBER = new Keyset.Key("number", false, false, Integer.class);
    private static final Listing<Integer> NUMBERS = new Listing<>(
            IntStream.of(5, 1, 9, 3, 7, 2, 8, 4, 6).boxed().toList(),
            new Keyset(List.of(NUMBER)),
            List::of,
            7,
            Cursor.list("numbers"));

    @Test
    void pagesForwardsMeetAllRecordsOnce() {
        assertThat(page(4, null, null, null)).isEqualTo(new Page<>(List.of(1, 2, 3, 4), true, false));
        assertThat(page(4, 4, null, null)).isEqualTo(new Page<>(List.of(5, 6, 7, 8), true, true));
        assertThat(page(4, 8, null, null)).isEqualTo(new Page<>(List.of(9), false, true));
        assertThat(page(4, 5, null, null)).isEqualTo(new Page<>(List.of(6, 7, 8, 9), false, true));
    }

    @Test
    void pagesBackwardsMeetAllRecordsOnce() {
        assertThat(page(null, null, 4, null)).isEqualTo(new Page<>(List.of(6, 7, 8, 9), false, true));
        assertThat(page(null, null, 4, 6)).isEqualTo(new Page<>(List.of(2, 3, 4, 5), true, true));
        assertThat(page(null, null, 4, 2)).isEqualTo(new Page<>(List.of(1), true, false));
    }

    @Test
    void pageLiesBetweenItsCursors() {
        assertThat(page(9, 3, null, 6)).isEqualTo(new Page<>(List.of(4, 5), true, true));
        assertThat(page(null, null, 9, 6)).isEqualTo(new Page<>(List.of(1, 2, 3, 4, 5), true, false));
        assertThat(page(null, 3, 2, null)).isEqualTo(new Page<>(List.of(8, 9), false, true));
        assertThat(page(null, 7, 2, null)).isEqualTo(new Page<>(List.of(8, 9), false, true));
    }

    @Test
    void pageTellsItsFirstAndLastCursor() {
        assertThat(new Page<>(List.of(1, 2, 3), true, false).info(NUMBERS::cursor))
                .isEqualTo(new PageInfo(NUMBERS.cursor(1), NUMBERS.cursor(3), true, false));
        assertThat(new Page<Integer>(List.of(), false, true).info(NUMBERS::cursor))
                .isEqualTo(new PageInfo(null, null, false, true));
    }

    @Test
    void pageHas20RecordsUnlessToldOtherwise() {
        assertThat(PageRequest.of(null, null, null, null)).isEqualTo(new PageRequest(20, false, null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void pageHas1To100Records(int limit) {
        assertThat(PageRequest.of(limit, null, null, null).limit()).isEqualTo(limit);
        assertThat(PageRequest.of(null, null, limit, null).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void otherLimitsAreRefusedByTheirArgument(int limit) {
        refused(() -> PageRequest.of(limit, null, null, null), "first", "must be from 1 to 100, not " + limit + ".");
        refused(() -> PageRequest.of(null, null, limit, null), "last", "must be from 1 to 100, not " + limit + ".");
    }

    @Test
    void onlyOneEndIsCountedFrom() {
        refused(
                () -> PageRequest.of(1, null, 1, null),
                "last",
                "cannot be given together with `first`; give one of them.");
    }

    @Test
    void cursorsTellTheRevision() {
        assertThat(PageRequest.of(1, null, null, null).revision()).isNull();
        assertThat(request(1, 4, null, null).revision()).isEqualTo(7);
        assertThat(request(1, 4, null, null).cursorArgument()).isEqualTo("after");
        assertThat(request(null, null, 1, 4).revision()).isEqualTo(7);
        assertThat(request(null, null, 1, 4).cursorArgument()).isEqualTo("before");
        refused(
                () -> PageRequest.of(1, cursor(7, 4), null, cursor(8, 5)),
                "before",
                "belongs to another revision than `after`.");
        refused(
                () -> PageRequest.of(1, "x", null, null),
                "after",
                "damaged, or not a cursor; use one that an answer gave.");
        refused(
                () -> PageRequest.of(1, null, null, "x"),
                "before",
                "damaged, or not a cursor; use one that an answer gave.");
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        var problem = "comes from another list, filter or order; use a cursor that this very list gave.";
        var other = new Cursor(7, Cursor.list("others"), List.of(4)).encode();
        refused(() -> NUMBERS.page(PageRequest.of(1, other, null, null)), "after", problem);
        refused(() -> NUMBERS.page(PageRequest.of(1, null, null, other)), "before", problem);
        var text = new Cursor(7, Cursor.list("numbers"), List.of("4")).encode();
        refused(() -> NUMBERS.page(PageRequest.of(1, text, null, null)), "after", problem);
    }

    @Test
    void pageIsReadAtTheRevisionOfItsCursor() {
        assertThat(new Snapshot(8, false).continuedBy(PageRequest.of(1, null, null, null)))
                .isEqualTo(new Snapshot(8, false));
        assertThat(new Snapshot(8, false).continuedBy(request(1, 4, null, null)))
                .isEqualTo(new Snapshot(7, true));
        assertThat(new Snapshot(7, true).continuedBy(request(1, 4, null, null))).isEqualTo(new Snapshot(7, true));
        refused(
                () -> new Snapshot(8, true).continuedBy(request(1, 4, null, null)),
                "after",
                "belongs to revision 7, but this list is read at revision 8.");
    }

    @Test
    void requestTellsADayOnlyOnceItWasAsked() {
        var day = new RequestDay(Clock.fixed(Instant.parse("2026-08-19T23:59:59Z"), ZoneId.of("Asia/Seoul")));
        assertThat(day.told()).isEmpty();
        assertThat(day.today()).isEqualTo("2026-08-19");
        assertThat(day.told()).contains(LocalDate.parse("2026-08-19"));
    }

    @Test
    void orderEndsWithItsUniqueKeyAndNamesEachOnce() {
        var name = new Keyset.Key("name", true, true, String.class);
        assertThat(Ordering.of(Stream.of(name), NUMBER)).isEqualTo(new Keyset(List.of(name, NUMBER)));
        assertThat(Ordering.of(Stream.of(), NUMBER)).isEqualTo(new Keyset(List.of(NUMBER)));
        var upwards = new Keyset.Key("name", false, true, String.class);
        refused(
                () -> Ordering.of(Stream.of(name, upwards), NUMBER),
                "orderBy",
                "names one field twice; name each once.");
    }

    @Test
    void namesAreResolvedOnceEach() {
        assertThat(known("b", "a", "b")).containsExactly("B", "A");
        refused(() -> known("a", "-"), "slugs", "no letter is called \"-\"; the query `letters` lists what there is.");
        refused(
                () -> known("-".repeat(80)),
                "slugs",
                "no letter is called \"" + "-".repeat(80) + "\"; the query `letters` lists what there is.");
        refused(
                () -> known("-".repeat(81)),
                "slugs",
                "no letter is called \"" + "-".repeat(80) + "...\"; the query `letters` lists what there is.");
    }

    @ParameterizedTest
    @CsvSource({"Model, gpt-4, ", "Revision, 7, ", "Country, KR, 7", "Model, a, 123456789"})
    void idTellsTypeKeyAndRevision(String type, String key, Integer revision) {
        var id = NodeId.encode(type, key, revision);
        assertThat(NodeId.find(id)).contains(new NodeId(type, key, revision));
        assertThat(NodeId.decode(id, "id")).isEqualTo(new NodeId(type, key, revision));
    }

    @Test
    void whatIsNoIdIsRefused() {
        var problem = "damaged, or not an id of this API; use one that an answer gave.";
        for (var text :
                List.of("", "x", cursor(7, 4), NodeId.encode("Model", "a b", null), NodeId.encode("Model", "a", 0))) {
            assertThat(NodeId.find(text)).isEmpty();
            refused(() -> NodeId.decode(text, "id"), "id", problem);
        }
    }

    @Test
    void opaqueTextIsReadUpToItsLimitOnly() {
        // 4 characters hold 3 bytes, of which one is the version and four the checksum.
        var longest = new byte[3 * Opaque.MAXIMUM_LENGTH / 4 - 5];
        assertThat(Opaque.decode((byte) 'x', Opaque.encode((byte) 'x', longest)))
                .contains(longest);
        var longer = Opaque.encode((byte) 'x', new byte[longest.length + 1]);
        assertThat(Opaque.decode((byte) 'x', longer)).isEmpty();
        assertThat(Opaque.decode((byte) 'x', Opaque.encode((byte) 'x', new byte[0])))
                .contains(new byte[0]);
        assertThat(Opaque.decode((byte) 'x', "AAAA")).isEmpty();
        assertThat(Opaque.decode((byte) 'y', Opaque.encode((byte) 'x', new byte[2])))
                .isEmpty();
    }

    @Test
    void oneContentHasOneText() {
        var text = Opaque.encode((byte) 'x', new byte[2]);
        var last = text.charAt(text.length() - 1);
        var other = text.substring(0, text.length() - 1) + (char) (last + 1);
        assertThat(Opaque.decode((byte) 'x', other)).isEmpty();
        assertThat(Opaque.decode((byte) 'x', text + "=")).isEmpty();
    }

    private static Page<Integer> page(Integer first, Integer after, Integer last, Integer before) {
        return NUMBERS.page(request(first, after, last, before));
    }

    private static PageRequest request(Integer first, Integer after, Integer last, Integer before) {
        return PageRequest.of(
                first, after == null ? null : cursor(7, after), last, before == null ? null : cursor(7, before));
    }

    private static String cursor(int revision, int number) {
        return new Cursor(revision, Cursor.list("numbers"), List.of(number)).encode();
    }

    private static List<String> known(String... values) {
        return List.copyOf(Known.each(
                List.of(values),
                value -> value.startsWith("-") ? Optional.empty() : Optional.of(value.toUpperCase(Locale.ROOT)),
                "slugs",
                "no letter is called",
                "letters"));
    }

    private static void refused(Runnable call, String argument, String problem) {
        var refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).hasMessage("`" + argument + "`: " + problem);
        assertThat(refusal.argument()).isEqualTo(argument);
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    }
}
