package dev.modelatlas.bench.hostile;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Requests for pages of models, organizations and countries, and for the list of all pages. */
final class PageAttacks {
    private static final int AT_ONCE = 60;
    private static final int LONGEST_NAME = 4_000;

    private PageAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("pages: a flood at all revisions", "^200|503", PageAttacks::flood),
                Attack.of(
                        "pages: names that no model has", "^404", caller -> caller.get("/models/x-" + caller.fresh())),
                Attack.of(
                        "pages: long names",
                        "^404|414",
                        caller -> caller.get("/organizations/" + "a-".repeat(LONGEST_NAME / 2) + caller.fresh())),
                Attack.of(
                        "pages: revisions that no server has",
                        "^404|400",
                        caller -> caller.get("/countries/KR?revision=" + (100 + caller.fresh()))),
                Attack.of("pages: the list of all pages", "^200|503", caller -> caller.get("/sitemap.xml")));
    }

    /** Requests many pages at once, each at one of the shipped revisions, and waits for all answers. */
    private static void flood(Caller caller) {
        var answers = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> caller.request("/organizations/openai?revision=" + (1 + n % 8) + "&n=" + caller.fresh())
                        .build())
                .map(request -> caller.http()
                        .sendAsync(request, BodyHandlers.ofString())
                        .thenAccept(answer -> caller.met(answer.statusCode(), answer.body())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(answers).join();
    }
}
