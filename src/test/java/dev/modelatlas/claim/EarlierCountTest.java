package dev.modelatlas.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.SourceFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The values of claims equal those that another program counted before this code existed, from Epoch AI's files of
 * three days. The table has the results of that program: for each claim and day, the position of a value and what was
 * found. A result that is the length of a list, or a ratio, is marked "counted".
 */
@QuarkusTest
class EarlierCountTest {
    private static final Path TABLE = Path.of("src/test/resources/claims/found.csv");
    private static final Map<String, Integer> REVISIONS = Map.of("2024-07-16", 1, "2025-02-01", 3, "2026-08-19", 8);
    private static final String NUMBER = "[-+]?\\d+(\\.\\d+)?(e\\d+)?%?";

    private record Row(String claim, String day, int value, String found, boolean isCounted) {
        static Row of(String line) {
            var cells = line.split(";", -1);
            return new Row(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3], !cells[4].isEmpty());
        }
    }

    @Test
    void everyComputedValueEqualsTheResultOfTheEarlierProgram() throws IOException {
        var computed = new HashMap<String, List<String>>();
        for (var day : REVISIONS.keySet()) {
            computed(REVISIONS.get(day)).forEach((claim, values) -> computed.put(claim + day, values));
        }
        var problems = new ArrayList<String>();
        for (var row : rows()) {
            var value = computed.get(row.claim() + row.day()).get(row.value() - 1);
            if (!isSame(row.found().split(", "), value.split(", "))) {
                problems.add(row + ", is " + value);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(rows()).hasSize(237);
    }

    @Test
    void tableOfResultsAgreesWithTheOutputOfTheEarlierProgram() throws IOException {
        var found = new HashMap<String, JsonNode>();
        for (var claim :
                new ObjectMapper().readTree(SourceFiles.report("claims.json").toFile())) {
            found.put(claim.get("id").asText(), claim.get("got"));
        }
        assertThat(rows())
                .filteredOn(row -> !row.isCounted())
                .allSatisfy(row -> assertThat(row.found()
                                .replace("%", "")
                                .replace("e25", "e+25")
                                .split(", "))
                        .allMatch(figure ->
                                has(found.get(row.claim()).get(row.day()).toString(), figure)));
    }

    /** Whether a text contains a figure as a whole: 14 and 4.5 do not contain the figure 4. */
    private static boolean has(String text, String figure) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(figure) + "(?!\\w|\\.\\d)")
                .matcher(text)
                .find();
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().skip(1).map(Row::of).toList();
    }

    private static Map<String, List<String>> computed(int revision) {
        List<List<Map<String, Object>>> reports = GraphQLClient.post("{ reports { claims(first: 100, revision: "
                        + revision + ") { nodes { slug values { computed } } } } }")
                .jsonPath()
                .getList("data.reports.claims.nodes");
        var computed = new HashMap<String, List<String>>();
        reports.forEach(nodes -> nodes.forEach(node -> computed.put(
                (String) node.get("slug"),
                ((List<?>) node.get("values"))
                        .stream()
                                .map(value -> String.valueOf(((Map<?, ?>) value).get("computed")))
                                .toList())));
        return computed;
    }

    /**
     * Two numbers must agree at the precision of the less precise number, and whole numbers exactly. Names may be in
     * any order.
     */
    private static boolean isSame(String[] found, String[] computed) {
        if (!found[0].matches(NUMBER)) {
            return new TreeSet<>(List.of(found)).equals(new TreeSet<>(List.of(computed)));
        }
        var isSame = found.length == computed.length;
        for (var i = 0; isSame && i < found.length; i++) {
            isSame = Math.abs(number(found[i]) - number(computed[i])) <= (unit(found[i]) + unit(computed[i])) / 2;
        }
        return isSame;
    }

    private static double number(String text) {
        return text.endsWith("%") ? Double.parseDouble(text.replace("%", "")) / 100 : Double.parseDouble(text);
    }

    /** The value of one unit in the last digit; 0 for whole numbers, which are counts. */
    private static double unit(String text) {
        if (text.matches("[-+]?\\d+")) {
            return 0;
        }
        var digits = text.replaceAll("e.*|%", "");
        var decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
        var power = text.contains("e") ? Integer.parseInt(text.substring(text.indexOf('e') + 1)) : 0;
        return Math.pow(10, power - decimals) / (text.endsWith("%") ? 100 : 1);
    }
}
