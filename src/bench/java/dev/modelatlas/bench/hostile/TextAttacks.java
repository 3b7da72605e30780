package dev.modelatlas.bench.hostile;

import java.util.List;

import static dev.modelatlas.bench.hostile.DocumentAttacks.many;

/** Search strings that cause more work than their length suggests. */
final class TextAttacks {
    private static final String REFUSED = "BAD_USER_INPUT";

    private TextAttacks() {}

    static List<Attack> all() {
        return List.of(
                // Strings and subscriptions with more words than they seem to have
                search("a character that is eighteen letters", REFUSED, "\ufdfa".repeat(20)),
                search("characters that are several words", REFUSED, "\u33c2\u33cf\u2121".repeat(30)),
                search("one word of many parts", REFUSED, "opnai-".repeat(33) + "o"),
                Attack.of(
                        "many words in each event of a subscription",
                        "next|error|LIMIT",
                        caller -> WebSocketCalls.follow(
                                caller,
                                "subscription { revisionPublished(since: 0) { number changes(first: 50) { nodes { model { name"
                                        + " history { revision { label } } } } } } } #" + caller.fresh())),
                // Other attacks
                search(
                        "ten words that are all misspelt",
                        "200",
                        "opnai gogle metta depmind antropic nvidai microsft aliba bidu tencnt"),
                search("ten words of two letters", "200", "an al op ai go ma de ve la st"),
                search(
                        "ten words of sixty-four letters",
                        "200",
                        ("abcdefgh".repeat(2) + " ").repeat(10).strip()),
                search("what patterns are made of", "200|" + REFUSED, "%_%_%\\%\\_.*+?()[]{}|^$"),
                search("a letter under two hundred accents", "200|" + REFUSED, "a" + "\u0301".repeat(190)),
                search("Hangul in pieces", "200|" + REFUSED, "\u1112\u1161\u11ab".repeat(60)),
                Attack.of(
                        "as many searches as the limit lets through",
                        "200|LIMIT",
                        caller -> caller.ask("{ "
                                + many(
                                        45,
                                        n -> "s" + n + ": search(first: 1, text: \"opnai gogle metta depmind antropic x"
                                                + caller.fresh() + "\") { __typename }")
                                + " }")),
                Attack.of(
                        "filters by texts in trends",
                        "200|LIMIT",
                        caller -> caller.ask("{ "
                                + many(
                                        15,
                                        n -> "t" + n + ": trends(filter: { text: \"modle q" + caller.fresh()
                                                + "\" }) { modelCount years { modelCount } }")
                                + " }")));
    }

    private static Attack search(String name, String expected, String text) {
        return Attack.of(
                name,
                expected,
                caller -> caller.ask(
                        "query ($t: String!) { search(text: $t, first: 100) { __typename } } #" + caller.fresh(),
                        "{\"t\":" + Caller.quoted(text) + "}"));
    }
}
