package dev.modelatlas.bulk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.draft.WebAddress;

/** Parses the parameters and headers of an upload. */
final class ImportParameters {
    private static final String KEY = "Idempotency-Key";
    private static final List<String> NAMES = List.of(
            "asOf",
            "label",
            "sourceName",
            "sourceUrl",
            "licence",
            "attribution",
            "dryRun",
            "lenient",
            "strict",
            "acceptLosses",
            "baseRevision");
    private static final Map<ImportOption, String> OPTIONS = new EnumMap<>(Map.of(
            ImportOption.DRY_RUN, "dryRun",
            ImportOption.LENIENT, "lenient",
            ImportOption.STRICT, "strict",
            ImportOption.ACCEPT_LOSSES, "acceptLosses"));
    private static final List<String> TYPES = List.of("text/csv", "application/csv");
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final int MOST_LABEL = 100;
    private static final int MOST_TEXT = 500;

    private ImportParameters() {}

    /**
     * Reads the parameters.
     *
     * @param lastDay the latest date that is allowed
     * @throws ApiException when a parameter or header is invalid; the error names it
     */
    static ImportRequest read(RoutingContext http, Publisher publisher, LocalDate lastDay) {
        var type = http.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !TYPES.contains(withoutParameters(type).toLowerCase(Locale.ROOT))) {
            throw HttpRefusal.unsupportedMediaType(
                    "Send the file as Content-Type: " + String.join(" or ", TYPES) + ".");
        }
        var parameters = QueryParameters.of(http, NAMES);
        return new ImportRequest(
                publisher,
                dataset(parameters, publisher, lastDay),
                parameters.has("label") ? text(parameters, "label", MOST_LABEL) : null,
                options(parameters),
                key(http),
                parameters.number("baseRevision"));
    }

    /**
     * Whether the body is compressed.
     *
     * @throws HttpRefusal 415 for an encoding other than gzip
     */
    static boolean isCompressed(RoutingContext http) {
        var encoding = http.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        } else if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
            return true;
        }
        throw HttpRefusal.unsupportedMediaType("Compress the file with gzip, or not at all.");
    }

    private static String withoutParameters(String type) {
        var end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }

    private static LocalDate day(QueryParameters parameters, LocalDate lastDay) {
        var text = text(parameters, "asOf", MOST_LABEL);
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < FactLimits.FIRST_YEAR) {
                throw wrong("asOf", "is too early. Give a date in " + FactLimits.FIRST_YEAR + " or later");
            }
            if (day.isAfter(lastDay)) {
                throw wrong("asOf", "is in the future. Give " + lastDay + " or an earlier date");
            }
            return day;
        } catch (DateTimeException noDay) {
            throw wrong("asOf", "is not a date such as 2026-08-19");
        }
    }

    private static String link(QueryParameters parameters) {
        var link = text(parameters, "sourceUrl", 2_000);
        if (!WebAddress.isValid(link)) {
            throw wrong("sourceUrl", "is not an address such as https://example.org/data");
        }
        return link;
    }

    private static String text(QueryParameters parameters, String name, int most) {
        if (!parameters.has(name)) {
            throw wrong(name, "is missing");
        }
        var text = parameters.one(name);
        if (text.isEmpty() || text.length() > most || !text.equals(PlainText.visible(text))) {
            throw wrong(
                    name,
                    "must be one line of 1 to " + most + " characters in NFC, without invisible characters and without"
                            + " leading, trailing or double spaces");
        }
        return text;
    }

    private static Dataset dataset(QueryParameters parameters, Publisher publisher, LocalDate lastDay) {
        var asOf = day(parameters, lastDay);
        var name = text(parameters, "sourceName", MOST_TEXT);
        var url = link(parameters);
        var licence = text(parameters, "licence", MOST_TEXT);
        var attribution = text(parameters, "attribution", MOST_TEXT);
        var dataset = new Dataset(publisher.name(), name, url, licence, attribution, asOf);
        var bytes = dataset.sourceBytes();
        if (bytes > Dataset.MOST_SOURCE_BYTES) {
            throw ApiException.badInput(
                    "sourceName",
                    "`sourceName`, `sourceUrl`, `licence` and `attribution` together have " + bytes
                            + " bytes in UTF-8. The limit is " + Dataset.MOST_SOURCE_BYTES + ".");
        }
        return dataset;
    }

    private static Set<ImportOption> options(QueryParameters parameters) {
        var options = EnumSet.noneOf(ImportOption.class);
        OPTIONS.forEach((option, name) -> {
            if (truth(parameters, name)) {
                options.add(option);
            }
        });
        if (options.containsAll(Set.of(ImportOption.LENIENT, ImportOption.STRICT))) {
            throw wrong("strict", "and `lenient` cannot be combined. Give only one of them");
        }
        return options;
    }

    private static boolean truth(QueryParameters parameters, String name) {
        var text = parameters.has(name) ? parameters.one(name) : "false";
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(name, "must be true or false");
        }
        return text.equals("true");
    }

    private static String key(RoutingContext http) {
        var key = http.request().getHeader(KEY);
        if (key != null && !KEY_FORM.matcher(key).matches()) {
            throw wrong(KEY, "must be 1 to 200 printable ASCII characters without spaces");
        }
        return key;
    }

    private static ApiException wrong(String name, String problem) {
        return ApiException.badInput(name, "`" + name + "` " + problem + ".");
    }
}
