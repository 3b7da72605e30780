package dev.modelatlas.document;

import java.util.List;
import java.util.Map;

/**
 * What a schema cannot say by itself: arguments that let a field answer something, and two values of each argument. The
 * variables grow with the number of rows that is wanted.
 */
final class Arguments {
    /** The newest of these knows everything that a model can; among the old ones a group works with itself. */
    static final String MODELS = "{ any: [{ releasedFrom: \"2023-07-01\", releasedTo: \"2024-01-29\" },"
            + " { releasedTo: \"2022-06-01\" }] }";

    /** Type.field to its arguments. A field with required arguments needs a line here. */
    static final Map<String, Map<String, String>> OF_FIELDS = Map.ofEntries(
            Map.entry("Query.changes", Map.of("since", "1", "kinds", "[CHANGED]", "first", "$n")),
            Map.entry("Query.country", Map.of("code", "\"US\"")),
            Map.entry("Query.model", Map.of("slug", "\"code-llama-70b\"")),
            Map.entry("Query.models", Map.of("filter", MODELS, "first", "$n")),
            Map.entry("Query.node", Map.of("id", "$id")),
            Map.entry("Query.nodes", Map.of("ids", "$ids")),
            Map.entry("Query.organization", Map.of("slug", "\"openai\"")),
            Map.entry("Query.search", Map.of("text", "\"llama\"", "first", "$n")),
            Map.entry("Query.trends", Map.of("filter", "$filter")),
            Map.entry("Trends.firsts", Map.of("by", "COUNTRY")),
            Map.entry("Trends.prolificOrganizations", Map.of("year", "2025", "minModels", "1")),
            Map.entry("Trends.ranking", Map.of("by", "ORGANIZATION", "first", "$n")),
            Map.entry("Trends.series", Map.of("by", "TASK", "top", "$n")),
            Map.entry("Trends.unattributed", Map.of("by", "SECTOR")));

    /** Name and type of an argument to two values of it that make a difference. Cursors are tried by walks. */
    static final Map<String, List<String>> TWO_VALUES = Map.ofEntries(
            Map.entry("basis: CountryBasis", List.of("RECORDED", "GROUP_HEADQUARTERS")),
            Map.entry("basis: OrganizationBasis", List.of("RECORDED", "GROUP")),
            Map.entry("by: Dimension!", List.of("DOMAIN", "COUNTRY")),
            Map.entry("domain: String", List.of("\"language\"", "\"vision\"")),
            Map.entry("filter: ModelFilter", List.of("{ domains: [\"language\"] }", "{ minDomains: 2 }")),
            Map.entry("first: Int", List.of("1", "2")),
            Map.entry("from: Int", List.of("2022", "2024")),
            Map.entry("kinds: [ChangeKind!]", List.of("[ADDED]", "[CHANGED, RENAMED]")),
            Map.entry("language: Language", List.of("EN", "KO")),
            Map.entry("last: Int", List.of("1", "2")),
            Map.entry("minModels: Int", List.of("1", "2")),
            Map.entry(
                    "orderBy: [ModelOrder!]", List.of("[{ field: NAME, direction: ASC }]", "[{ field: PARAMETERS }]")),
            Map.entry("to: Int", List.of("2023", "2025")),
            Map.entry("top: Int", List.of("1", "2")),
            Map.entry("year: Int", List.of("2024", "2025")),
            Map.entry("year: Int!", List.of("2024", "2025")));

    private Arguments() {}
}
