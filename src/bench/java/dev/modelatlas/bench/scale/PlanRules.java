package dev.modelatlas.bench.scale;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rules for the plans of statements. A plan must not read a whole table that grows with the data. It may sort more than
 * a page of rows only if an index has filtered the rows before. The rules do not apply to statements that count the
 * models of a revision, or that load their amounts into memory.
 */
final class PlanRules {
    private static final Pattern COUNTING = Pattern.compile(
            "facts as |count\\(|sum\\(m\\.models\\)|select distinct unnest\\(m\\.|as group_number",
            Pattern.CASE_INSENSITIVE);

    /** One row more than the largest page. */
    private static final double PAGE = 101;

    /** Number of models below which PostgreSQL rightly scans the narrow table of models to look up a hundred models. */
    private static final int FEW = 100_000;

    private final Set<String> large;

    /** @param models number of models in the data */
    PlanRules(int models) {
        large = new HashSet<>(Set.of("model_version", "model_change", "model_name", "search_word"));
        if (models >= FEW) {
            large.add("model");
        }
    }

    /**
     * The violations in a plan.
     *
     * @param explained output of auto_explain, with actual row counts
     * @return one sentence each; empty without violations
     */
    List<String> broken(JsonNode explained) {
        var sentences = new ArrayList<String>();
        if (!COUNTING.matcher(explained.path("Query Text").asText()).find()) {
            look(explained.path("Plan"), sentences);
        }
        return sentences;
    }

    private void look(JsonNode node, List<String> sentences) {
        if (type(node).equals("Seq Scan")
                && large.contains(node.path("Relation Name").asText())) {
            sentences.add("reads all of " + node.path("Relation Name").asText());
        }
        var sorted = node.path("Plans").path(0).path("Actual Rows").asDouble();
        if (type(node).equals("Sort") && sorted > PAGE && isOfAll(node)) {
            sentences.add("sorts " + (long) sorted + " rows by " + node.path("Sort Key"));
        }
        node.path("Plans").forEach(below -> look(below, sentences));
    }

    /** Whether the rows come from a large table and no index has filtered them. */
    private boolean isOfAll(JsonNode node) {
        if (large.contains(node.path("Relation Name").asText())) {
            return !type(node).equals("Bitmap Heap Scan")
                    && node.path("Index Cond").isMissingNode();
        }
        for (var below : node.path("Plans")) {
            if (isOfAll(below)) {
                return true;
            }
        }
        return false;
    }

    private static String type(JsonNode node) {
        return node.path("Node Type").asText();
    }
}
