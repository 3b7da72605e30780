package dev.modelatlas.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.modelatlas.country.Country;
import dev.modelatlas.model.Model;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.vocabulary.Language;

/**
 * Describes pages with the schema.org vocabulary. URLs of this site are written as paths, which {@link #absolute}
 * completes. Properties with unknown values are omitted.
 */
final class StructuredData {
    private static final String DATASET = "/#dataset";

    private StructuredData() {}

    /**
     * Describes the dataset. The description names no revision, because the server does not query the database for the
     * pages that contain it.
     */
    static Map<String, Object> dataset(String name, String description, Language language) {
        return of(
                "@type",
                "Dataset",
                "@id",
                DATASET,
                "url",
                "/",
                "name",
                name,
                "description",
                description,
                "inLanguage",
                List.of("en", "ko"),
                "isAccessibleForFree",
                true,
                // The dataset has no licence of its own: each source has one, and publishers can add sources.
                "isBasedOn",
                of(
                        "@type", "Dataset",
                        "name", "Data on AI Models",
                        "url", "https://epoch.ai/data/ai-models",
                        "license", "https://creativecommons.org/licenses/by/4.0/",
                        "creator", of("@type", "Organization", "name", "Epoch AI", "url", "https://epoch.ai/")),
                "keywords",
                language == Language.KO
                        ? List.of("인공지능", "초거대 AI 모델", "학습 연산량")
                        : List.of("artificial intelligence", "large-scale AI models", "training compute"),
                "distribution",
                List.of(file("text/csv", "/export/models.csv"), file("application/x-ndjson", "/export/models.ndjson")));
    }

    private static Map<String, Object> file(String mediaType, String path) {
        return of("@type", "DataDownload", "encodingFormat", mediaType, "contentUrl", path);
    }

    static Map<String, Object> report(String name, String description) {
        return of(
                "@type",
                "Report",
                "url",
                "/report",
                "name",
                name,
                "description",
                description,
                "inLanguage",
                List.of("en", "ko"),
                "isBasedOn",
                Map.of("@id", DATASET));
    }

    static Map<String, Object> model(Model model, Language language) {
        return of(
                "@type", "SoftwareApplication",
                "@id", ItemKind.MODELS.path(model.slug()),
                "url", ItemKind.MODELS.path(model.slug()),
                "name", model.name(),
                "identifier", model.slug(),
                "applicationCategory", "Artificial intelligence model",
                "datePublished", model.releasedOn().toString(),
                "creator",
                        model.organizations().stream()
                                .map(maker -> named(
                                        "Organization",
                                        ItemKind.ORGANIZATIONS.path(maker.slug()),
                                        maker.names().in(language)))
                                .toList(),
                "keywords",
                        model.domains().stream()
                                .map(domain -> domain.names().in(language))
                                .toList(),
                "sameAs", model.links(),
                "subjectOf", Map.of("@id", DATASET));
    }

    static Map<String, Object> organization(Organization organization, Language language) {
        var names = organization.names();
        var home = organization.headquarters();
        var parent = organization.getGroup();
        return of(
                "@type", "Organization",
                "@id", ItemKind.ORGANIZATIONS.path(organization.slug()),
                "url", ItemKind.ORGANIZATIONS.path(organization.slug()),
                "name", names.in(language),
                "alternateName",
                        names.korean() == null || names.korean().equals(names.english())
                                ? null
                                : language == Language.KO ? names.english() : names.korean(),
                "identifier", organization.slug(),
                "address", home == null ? null : of("@type", "PostalAddress", "addressCountry", home.code()),
                "parentOrganization",
                        parent.key() == organization.key()
                                ? null
                                : named(
                                        "Organization",
                                        ItemKind.ORGANIZATIONS.path(parent.slug()),
                                        parent.names().in(language)),
                "subjectOf", Map.of("@id", DATASET));
    }

    static Map<String, Object> country(Country country, Language language) {
        var names = country.names();
        return of(
                "@type", "Country",
                "@id", ItemKind.COUNTRIES.path(country.code()),
                "url", ItemKind.COUNTRIES.path(country.code()),
                "name", names.in(language),
                "alternateName",
                        names.korean() == null ? null : language == Language.KO ? names.english() : names.korean(),
                "identifier", country.code(),
                "subjectOf", Map.of("@id", DATASET));
    }

    /** The breadcrumb of a page: the index page of its kind, then the page itself. */
    static Map<String, Object> breadcrumb(ItemKind kind, String index, String path, String name) {
        return of(
                "@type",
                "BreadcrumbList",
                "itemListElement",
                List.of(
                        of("@type", "ListItem", "position", 1, "name", index, "item", kind.path()),
                        of("@type", "ListItem", "position", 2, "name", name, "item", path)));
    }

    private static Map<String, Object> named(String type, String path, String name) {
        return of("@type", type, "@id", path, "url", path, "name", name);
    }

    private static Map<String, Object> of(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var at = 0; at < pairs.length; at += 2) {
            var value = pairs[at + 1];
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                map.put((String) pairs[at], value);
            }
        }
        return map;
    }

    /**
     * The same data with absolute URLs. Changes only values whose keys match {@link #isAddress}, because other
     * values, such as names, may also begin with a slash.
     */
    static List<Object> absolute(List<?> list, String origin) {
        return list.stream()
                .map(value -> absolute("", value, origin))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Object absolute(String key, Object value, String origin) {
        if (value instanceof Map<?, ?> map) {
            var whole = new LinkedHashMap<String, Object>();
            map.forEach((inner, content) -> whole.put((String) inner, absolute((String) inner, content, origin)));
            return whole;
        } else if (value instanceof List<?> list) {
            return list.stream().map(item -> absolute(key, item, origin)).toList();
        } else if (value instanceof String text && isAddress(key) && text.startsWith("/")) {
            return origin + text;
        }
        return value;
    }

    private static boolean isAddress(String key) {
        return switch (key) {
            case "@id", "url", "item", "contentUrl" -> true;
            default -> false;
        };
    }
}
