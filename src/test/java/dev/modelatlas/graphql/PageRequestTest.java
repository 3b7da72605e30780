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

/** Pages of a list of the numbers 1 to 9 in ascending order, at revision 7. */
@Concurrent
class PageRequestTest {
    private static final Keyset.Key NUMBER = new Keyset.Key("number", false, false, Integer.class);
    private static final InMemoryList<Integer> NUMBERS = new InMemoryList<>(
            IntStream.of(5, 1, 9, 3, 7, 2, 8, 4, 6).boxed().toList(),
            new Keyset(List.of(NUMBER)),
            List::of,
            7,
            Cursor.list("numbers"));

    @Test
    void pagingForwardReturnsEveryRecordOnce() {
        assertThat(page(4, null, null, null)).isEqualTo(new Page<>(List.of(1, 2, 3, 4), true, false));
        assertThat(page(4, 4, null, null)).isEqualTo(new Page<>(List.of(5, 6, 7, 8), true, true));
        assertThat(page(4, 8, null, null)).isEqualTo(new Page<>(List.of(9), false, true));
        assertThat(page(4, 5, null, null)).isEqualTo(new Page<>(List.of(6, 7, 8, 9), false, true));
    }

    @Test
    void pagingBackwardReturnsEveryRecordOnce() {
        assertThat(page(null, null, 4, null)).isEqualTo(new Page<>(List.of(6, 7, 8, 9), false, true));
        assertThat(page(null, null, 4, 6)).isEqualTo(new Page<>(List.of(2, 3, 4, 5), true, true));
        assertThat(page(null, null, 4, 2)).isEqualTo(new Page<>(List.of(1), true, false));
    }

    @Test
    void pageLiesBetweenTheCursorsAfterAndBefore() {
        assertThat(page(9, 3, null, 6)).isEqualTo(new Page<>(List.of(4, 5), true, true));
        assertThat(page(null, null, 9, 6)).isEqualTo(new Page<>(List.of(1, 2, 3, 4, 5), true, false));
        assertThat(page(null, 3, 2, null)).isEqualTo(new Page<>(List.of(8, 9), false, true));
        assertThat(page(null, 7, 2, null)).isEqualTo(new Page<>(List.of(8, 9), false, true));
    }

    @Test
    void pageInfoHasTheCursorsOfTheFirstAndLastRecord() {
        assertThat(new Page<>(List.of(1, 2, 3), true, false).info(NUMBERS::cursor))
                .isEqualTo(new PageInfo(NUMBERS.cursor(1), NUMBERS.cursor(3), true, false));
        assertThat(new Page<Integer>(List.of(), false, true).info(NUMBERS::cursor))
                .isEqualTo(new PageInfo(null, null, false, true));
    }

    @Test
    void pageHas20RecordsByDefault() {
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
    void refusesPageSizesOutOfRangeAndNamesTheArgument(int limit) {
        refused(
                () -> PageRequest.of(limit, null, null, null),
                "first",
                "`first` must be from 1 to 100, but is " + limit + ".");
        refused(
                () -> PageRequest.of(null, null, limit, null),
                "last",
                "`last` must be from 1 to 100, but is " + limit + ".");
    }

    @Test
    void refusesFirstTogetherWithLast() {
        refused(
                () -> PageRequest.of(1, null, 1, null),
                "last",
                "`first` and `last` cannot be combined. Give only one of them.");
    }

    @Test
    void cursorsDetermineTheRevision() {
        assertThat(PageRequest.of(1, null, null, null).revision()).isNull();
        assertThat(request(1, 4, null, null).revision()).isEqualTo(7);
        assertThat(request(1, 4, null, null).cursorArgument()).isEqualTo("after");
        assertThat(request(null, null, 1, 4).revision()).isEqualTo(7);
        assertThat(request(null, null, 1, 4).cursorArgument()).isEqualTo("before");
        refused(
                () -> PageRequest.of(1, cursor(7, 4), null, cursor(8, 5)),
                "before",
                "`before` and `after` belong to different revisions. Use cursors of the same revision.");
        refused(
                () -> PageRequest.of(1, "x", null, null),
                "after",
                "`after` is not a valid cursor. Use a cursor from an earlier response.");
        refused(
                () -> PageRequest.of(1, null, null, "x"),
                "before",
                "`before` is not a valid cursor. Use a cursor from an earlier response.");
    }

    @Test
    void refusesACursorOfAnotherList() {
        var problem = " is a cursor of a list with other arguments. Use a cursor of this list, with the same filter and"
                + " order. To page through a nested list, pin `revision`.";
        var other = new Cursor(7, Cursor.list("others"), List.of(4)).encode();
        refused(() -> NUMBERS.page(PageRequest.of(1, other, null, null)), "after", "`after`" + problem);
        refused(() -> NUMBERS.page(PageRequest.of(1, null, null, other)), "before", "`before`" + problem);
        var text = new Cursor(7, Cursor.list("numbers"), List.of("4")).encode();
        refused(() -> NUMBERS.page(PageRequest.of(1, text, null, null)), "after", "`after`" + problem);
    }

    @Test
    void pageIsReadAtTheRevisionOfItsCursor() {
        assertThat(new Snapshot(8, false).continuedBy(PageRequest.of(1, null, null, null)))
                .isEqualTo(new Snapshot(8, false));
        assertThat(new Snapshot(8, false).continuedBy(request(1, 4, null, null)))
                .isEqualTo(new Snapshot(7, false));
        assertThat(new Snapshot(7, true).continuedBy(request(1, 4, null, null))).isEqualTo(new Snapshot(7, true));
        refused(
                () -> new Snapshot(8, true).continuedBy(request(1, 4, null, null)),
                "after",
                "`after` belongs to revision 7, but this list is read at revision 8. Use a cursor from revision 8.");
    }

    @Test
    void responseDependsOnTheCurrentDayOnlyIfTheRequestReadsTheDay() {
        var day = new RequestDay(Clock.fixed(Instant.parse("2026-08-19T23:59:59Z"), ZoneId.of("Asia/Seoul")));
        assertThat(day.told()).isEmpty();
        assertThat(day.today()).isEqualTo("2026-08-19");
        assertThat(day.told()).contains(LocalDate.parse("2026-08-19"));
    }

    @Test
    void sortKeysEndWithTheUniqueKeyAndDuplicateFieldsAreRefused() {
        var name = new Keyset.Key("name", true, true, String.class);
        assertThat(Ordering.of(Stream.of(name), NUMBER)).isEqualTo(new Keyset(List.of(name, NUMBER)));
        assertThat(Ordering.of(Stream.of(), NUMBER)).isEqualTo(new Keyset(List.of(NUMBER)));
        var upwards = new Keyset.Key("name", false, true, String.class);
        refused(
                () -> Ordering.of(Stream.of(name, upwards), NUMBER),
                "orderBy",
                "`orderBy` lists a field twice. List each field once.");
    }

    @Test
    void resolvesARepeatedSlugOnceAndRefusesUnknownSlugs() {
        assertThat(known("b", "a", "b")).containsExactly("B", "A");
        refused(
                () -> known("a", "-"),
                "slugs",
                "`slugs`: no letter is called \"-\". The query `letters` lists valid values.");
        refused(
                () -> known("-".repeat(80)),
                "slugs",
                "`slugs`: no letter is called \"" + "-".repeat(80) + "\". The query `letters` lists valid values.");
        refused(
                () -> known("-".repeat(81)),
                "slugs",
                "`slugs`: no letter is called \"" + "-".repeat(80) + "...\". The query `letters` lists valid values.");
    }

    @ParameterizedTest
    @CsvSource({"Model, gpt-4, ", "Revision, 7, ", "Country, KR, 7", "Model, a, 123456789"})
    void idContainsTypeAndKeyAndRevision(String type, String key, Integer revision) {
        var id = NodeId.encode(type, key, revision);
        assertThat(NodeId.find(id)).contains(new NodeId(type, key, revision));
        assertThat(NodeId.decode(id, "id")).isEqualTo(new NodeId(type, key, revision));
    }

    @Test
    void refusesTextThatIsNotAnId() {
        var problem = "`id` is not a valid ID. Use an ID from an earlier response.";
        for (var text :
                List.of("", "x", cursor(7, 4), NodeId.encode("Model", "a b", null), NodeId.encode("Model", "a", 0))) {
            assertThat(NodeId.find(text)).isEmpty();
            refused(() -> NodeId.decode(text, "id"), "id", problem);
        }
    }

    @Test
    void refusesATooLongOpaqueToken() {
        // 4 characters encode 3 bytes. One byte is the version, and four are the checksum.
        var longest = new byte[3 * OpaqueToken.MAXIMUM_LENGTH / 4 - 5];
        assertThat(OpaqueToken.decode((byte) 'x', OpaqueToken.encode((byte) 'x', longest)))
                .contains(longest);
        var longer = OpaqueToken.encode((byte) 'x', new byte[longest.length + 1]);
        assertThat(OpaqueToken.decode((byte) 'x', longer)).isEmpty();
        assertThat(OpaqueToken.decode((byte) 'x', OpaqueToken.encode((byte) 'x', new byte[0])))
                .contains(new byte[0]);
        assertThat(OpaqueToken.decode((byte) 'x', "AAAA")).isEmpty();
        assertThat(OpaqueToken.decode((byte) 'y', OpaqueToken.encode((byte) 'x', new byte[2])))
                .isEmpty();
    }

    @Test
    void refusesAnotherEncodingOfTheSameOpaqueToken() {
        var text = OpaqueToken.encode((byte) 'x', new byte[2]);
        var last = text.charAt(text.length() - 1);
        var other = text.substring(0, text.length() - 1) + (char) (last + 1);
        assertThat(OpaqueToken.decode((byte) 'x', other)).isEmpty();
        assertThat(OpaqueToken.decode((byte) 'x', text + "=")).isEmpty();
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
        return List.copyOf(RequiredLookup.resolveAll(
                List.of(values),
                value -> value.startsWith("-") ? Optional.empty() : Optional.of(value.toUpperCase(Locale.ROOT)),
                "slugs",
                "no letter is called",
                "letters"));
    }

    private static void refused(Runnable call, String argument, String message) {
        var refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.argument()).isEqualTo(argument);
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    }
}
