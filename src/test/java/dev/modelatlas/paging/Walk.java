package dev.modelatlas.paging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A walk through a list page by page, which also reads the current revision with every page. */
final class Walk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WalkedList list;
    private final int size;
    private final boolean backward;
    private final String document;
    private final List<String> records = new ArrayList<>();
    private final List<Integer> currentOnes = new ArrayList<>();
    private int revision;
    /** Computed from the total number of records, which the first page states; 1 until then. */
    private int pages = 1;

    private String cursor;
    private boolean isComplete;

    Walk(WalkedList list, int size, boolean backward) {
        this.list = list;
        this.size = size;
        this.backward = backward;
        this.document = "query ($size: Int!, $cursor: String) { now: revision { number } "
                + list.field()
                        .formatted(
                                backward ? "last: $size, before: $cursor" : "first: $size, after: $cursor",
                                "totalCount nodes { " + list.record()
                                        + " } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")
                + " }";
    }

    /** Reads pages up to the given fraction of the list. The first step includes the first page. */
    void goOn(int step, int steps) {
        while (!isComplete && currentOnes.size() < 1 + (pages - 1) * step / steps) {
            takePage();
        }
        if (step == steps) {
            assertThat(isComplete).as("%s ends with its last page", this).isTrue();
        }
    }

    private void takePage() {
        var variables = new HashMap<String, Object>();
        variables.put("size", size);
        variables.put("cursor", cursor);
        var answer = read(GraphQLClient.answer(document, variables));
        assertThat(answer.path("errors")).as("%s at %s", this, cursor).isEmpty();
        var current = answer.at("/data/now/number").asInt();
        var page = answer.path("data").findParent("pageInfo");
        if (currentOnes.isEmpty()) {
            revision = current;
            pages = (page.path("totalCount").asInt() + size - 1) / size;
        }
        currentOnes.add(current);
        assertThat(revisionsOf(answer))
                .as("revisions read by %s", this)
                .isEqualTo(new TreeSet<>(List.of(revision, current)));
        take(page);
    }

    private void take(JsonNode page) {
        var texts = StreamSupport.stream(page.path("nodes").spliterator(), false)
                .map(Walk::text)
                .toList();
        records.addAll(backward ? 0 : records.size(), texts);
        var info = page.path("pageInfo");
        isComplete = !info.path(backward ? "hasPreviousPage" : "hasNextPage").asBoolean();
        cursor = info.path(backward ? "startCursor" : "endCursor").asText();
    }

    private static TreeSet<Integer> revisionsOf(JsonNode answer) {
        return StreamSupport.stream(answer.at("/extensions/atlas/revisions").spliterator(), false)
                .map(revision -> revision.path("number").asInt())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The values of a record in the requested order, separated by spaces. */
    private static String text(JsonNode node) {
        if (node.isObject()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Walk::text)
                    .collect(Collectors.joining(" "));
        }
        return node.isNumber() ? WalkedList.text(node.doubleValue()) : node.asText();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The current revision at the first page. */
    int revision() {
        return revision;
    }

    /** The records that the walk has read, in the order of the list, in whichever direction it walked. */
    List<String> records() {
        return records;
    }

    /** The list's content at the revision of the first page. */
    List<String> expected() {
        return list.at().apply(revision);
    }

    /** The current revision at each page. */
    List<Integer> currentOnes() {
        return currentOnes;
    }

    @Override
    public String toString() {
        return list.name() + (backward ? " backward by " : " forward by ") + size;
    }
}
