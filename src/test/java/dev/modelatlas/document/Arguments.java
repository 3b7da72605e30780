package dev.modelatlas.document;

import java.util.List;
import java.util.Map;

/**
 * What the schema does not contain: arguments with which a field has a result, and two values of each argument.
 * A test that needs more rows sends larger values of the variables.
 */
final class Arguments {
    /** The newest of these models has all facts; among the older ones is a collaboration within one group. */
    static final String MODELS = "{ any: [{ releasedFrom: \"2023-07-01\", releasedTo: \"2024-01-29\" },"
            + " { releasedTo: \"2022-06-01\" }] }";

    /** The arguments of fields, by Type.field. A field with required arguments needs an entry here. */
    static final Map<String, Map<String, String>> OF_FIELDS = Map.ofEntries(
            Map.entry("Query.changes", Map.of("since", "1", "kinds", "[CHANGED]", "first", "$n")),
            Map.entry("Query.claim", Map.of("id", "\"is-198-22\"")),
            Map.entry("Query.claims", Map.of("first", "$few", "revision", "8")),
            Map.entry("Query.country", Map.of("code", "\"US\"")),
            Map.entry("Query.model", Map.of("slug", "\"code-llama-70b\"")),
            Map.entry("Query.models", Map.of("filter", MODELS, "first", "$n")),
            Map.entry("Query.node", Map.of("id", "$id")),
            Map.entry("Query.nodes", Map.of("ids", "$ids")),
            Map.entry("Query.organization", Map.of("slug", "\"openai\"")),
            Map.entry("Query.report", Map.of("slug", "\"is-198\"")),
            Map.entry("Query.revisions", Map.of("first", "$few")),
            Map.entry("Query.search", Map.of("text", "\"llama\"", "first", "$n")),
            Map.entry("Query.trends", Map.of("filter", "$filter")),
            Map.entry("Report.claims", Map.of("first", "2", "revision", "8")),
            Map.entry(
                    "Revision.trends",
                    Map.of("filter", "{ any: [{ countries: [\"GB\"] }, { collaboration: JOINT }] }")),
            Map.entry("Threshold.models", Map.of("certainty", "POSSIBLE", "first", "2")),
            Map.entry("Trends.catchUp", Map.of("flop", "1e23", "by", "ORGANIZATION")),
            Map.entry("Trends.compute", Map.of("by", "ORGANIZATION", "top", "$n")),
            Map.entry("Trends.distribution", Map.of("of", "PARAMETERS", "by", "ORGANIZATION")),
            Map.entry("Trends.firsts", Map.of("by", "COUNTRY")),
            Map.entry("Trends.prolificOrganizations", Map.of("year", "2025", "minModels", "1")),
            Map.entry("Trends.ranking", Map.of("by", "ORGANIZATION", "first", "$n")),
            Map.entry("Trends.series", Map.of("by", "TASK", "top", "$n")),
            Map.entry("Trends.table", Map.of("rows", "TASK", "columns", "COUNTRY")),
            Map.entry("Trends.thresholds", Map.of("flop", "[1e23, 1e25]")),
            Map.entry("Trends.unattributed", Map.of("by", "SECTOR")));

    /** For each argument, by name and type: two values with different results. Paging tests cover cursors. */
    static final Map<String, List<String>> TWO_VALUES = Map.ofEntries(
            Map.entry("basis: CountryBasis", List.of("RECORDED", "GROUP_HEADQUARTERS")),
            Map.entry("basis: OrganizationBasis", List.of("RECORDED", "GROUP")),
            Map.entry("by: Dimension", List.of("DOMAIN", "COUNTRY")),
            Map.entry("by: Dimension!", List.of("DOMAIN", "COUNTRY")),
            Map.entry("certainty: Certainty!", List.of("CERTAIN", "UNKNOWN")),
            Map.entry("columns: Dimension!", List.of("DOMAIN", "COUNTRY")),
            Map.entry("countryBasis: CountryBasis", List.of("RECORDED", "GROUP_HEADQUARTERS")),
            Map.entry("domain: String", List.of("\"language\"", "\"vision\"")),
            Map.entry("filter: ModelFilter", List.of("{ domains: [\"language\"] }", "{ minDomains: 2 }")),
            Map.entry("first: Int", List.of("1", "2")),
            Map.entry("flop: Float!", List.of("1e23", "1e25")),
            Map.entry("flop: [Float!]", List.of("[1e23]", "[1e24, 1e25]")),
            Map.entry("from: Int", List.of("2022", "2024")),
            Map.entry("kinds: [ChangeKind!]", List.of("[ADDED]", "[CHANGED, RENAMED]")),
            Map.entry("language: Language", List.of("EN", "KO")),
            Map.entry("last: Int", List.of("1", "2")),
            Map.entry("minModels: Int", List.of("1", "2")),
            Map.entry(
                    "orderBy: [ModelOrder!]", List.of("[{ field: NAME, direction: ASC }]", "[{ field: PARAMETERS }]")),
            Map.entry("of: Measure!", List.of("PARAMETERS", "TRAINING_FLOP")),
            Map.entry("organizationBasis: OrganizationBasis", List.of("RECORDED", "GROUP")),
            Map.entry("revision: Int", List.of("3", "8")),
            Map.entry("rows: Dimension!", List.of("DOMAIN", "COUNTRY")),
            Map.entry("to: Int", List.of("2023", "2025")),
            Map.entry("top: Int", List.of("1", "2")),
            Map.entry("verdicts: [Verdict!]", List.of("[HOLDS]", "[FAILS]")),
            Map.entry("year: Int", List.of("2024", "2025")),
            Map.entry("year: Int!", List.of("2024", "2025")));

    private Arguments() {}
}
