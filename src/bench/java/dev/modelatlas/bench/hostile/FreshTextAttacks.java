package dev.modelatlas.bench.hostile;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.modelatlas.bench.hostile.Attack.Call;

/**
 * Attacks that reviewers proposed without having seen the code ("fresh eyes"), number 7: texts that databases and
 * encoders refuse, and forged cursors and IDs.
 */
final class FreshTextAttacks {
    /** The texts, as they appear within JSON strings. */
    private static final List<String> TEXTS = List.of(
            "\\ud800",
            "a\\udc00",
            "\\udfff\\ud800",
            "\\u0000",
            "a\\u0000b",
            "\\\\",
            "gpt\\\\",
            "%",
            "_".repeat(60),
            "'",
            "\\\"",
            ":*",
            "a & | ! b",
            "(((",
            "[[:",
            "\\ufffe",
            "\\u202e",
            "\\ufeff",
            " ",
            "",
            "\\u0085",
            "\\r\\nX: y",
            "${jndi:a}",
            "{0}",
            "%s%n",
            "#{1}");

    private static final List<String> PLACES = List.of(
            "query ($t: String!) { search(text: $t) { __typename } }",
            "query ($t: String!) { model(slug: $t) { name } }",
            "query ($t: String!) { organization(slug: $t) { slug } }",
            "query ($t: String!) { country(code: $t) { code } }",
            "query ($t: ID!) { node(id: $t) { id } }",
            "query ($t: ID!) { nodes(ids: [$t]) { id } }",
            "query ($t: String) { models(first: 1, after: $t) { totalCount } }",
            "query ($t: String) { changes(since: 0, last: 1, before: $t) { totalCount } }",
            "query ($t: String) { models(first: 1, filter: {text: $t}) { totalCount } }",
            "query ($t: String!) { models(first: 1, filter: {organizations: [$t], groups: [$t]}) { totalCount } }",
            "query ($t: String!) { trends(filter: {publishers: [$t]}) { citation { text bibtex url permalink } } }",
            "query ($t: String) { organizations(first: 1, filter: {text: $t}) { totalCount } }",
            "query ($t: String) { claims(report: $t, first: 1) { totalCount } }",
            "query ($t: Date) { revision(asOf: $t) { number } }",
            "query ($t: Language) { country(code: \"US\") { name(language: $t) } }",
            "query ($t: Int) { revision(number: $t) { number } }",
            "query ($t: Boolean!) { revision @include(if: $t) { number } }");

    private static final String CURSOR = "{ models(first: 1) { pageInfo { endCursor } nodes { id } } }";
    private static final Pattern GIVEN_OUT = Pattern.compile("\"(?:endCursor|id)\":\"([^\"]+)\"");

    private FreshTextAttacks() {}

    static List<Attack> all() {
        return List.of(
                FreshNumberAttacks.each("fresh eyes 7: texts that no encoder takes", "200|400", texts()),
                Attack.of("fresh eyes 7: cursors and ids that nobody gave out", "200", FreshTextAttacks::forge));
    }

    private static List<Call> texts() {
        var calls = new ArrayList<Call>();
        for (var text : TEXTS) {
            var quoted = "\"" + text + "\"";
            PLACES.forEach(place -> calls.add(caller -> caller.ask(place, "{\"t\":" + quoted + "}")));
            calls.add(caller -> caller.ask(
                    "query ($f: ModelFilter) { models(first: 1, filter: $f) { totalCount } }",
                    "{\"f\":{" + quoted + ":1}}"));
            calls.add(caller -> caller.send("{\"query\":\"{ revision { number } } # " + text + "\"}"));
            calls.add(caller -> caller.send("{\"query\":\"{ " + text + " }\"}"));
            calls.add(caller ->
                    caller.send("{\"query\":\"query A { revision { number } }\",\"operationName\":" + quoted + "}"));
            calls.add(caller ->
                    caller.send("{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":" + quoted + "}}}"));
        }
        return calls;
    }

    /** Sends a genuine cursor with a byte changed, truncated, or extended. */
    private static void forge(Caller caller) throws Exception {
        var found = GIVEN_OUT.matcher(caller.answer(CURSOR));
        while (found.find()) {
            var isUrl = found.group(1).matches("[\\w-]+");
            var bytes = (isUrl ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(found.group(1));
            var at = caller.random().nextInt(bytes.length);
            var changed = bytes.clone();
            changed[at] =
                    (byte) new int[] {0, 0x2d, 0x39, 0x80, 0xff}[caller.random().nextInt(5)];
            var forged = Stream.of(
                            changed,
                            java.util.Arrays.copyOf(bytes, at),
                            java.util.Arrays.copyOf(
                                    bytes, bytes.length + 1 + caller.random().nextInt(60_000)),
                            "[".repeat(60_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                    .toList();
            for (var text : forged) {
                var variables = "{\"a\":\"" + text + "\"}";
                caller.ask("query ($a: String) { models(first: 1, after: $a) { nodes { slug } } }", variables);
                caller.ask("query ($a: ID!) { node(id: $a) { id ... on Model { history { kind } } } }", variables);
            }
        }
    }
}
