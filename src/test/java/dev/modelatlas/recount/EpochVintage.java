package dev.modelatlas.recount;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of Epoch AI's files, read without the product's importer. */
final class EpochVintage {
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("United States of America", "US"),
            Map.entry("China", "CN"),
            Map.entry("United Arab Emirates", "AE"),
            Map.entry("Hong Kong", "HK"),
            Map.entry("Canada", "CA"),
            Map.entry("Finland", "FI"),
            Map.entry("Russia", "RU"),
            Map.entry("France", "FR"),
            Map.entry("Korea (Republic of)", "KR"),
            Map.entry("Japan", "JP"),
            Map.entry("Singapore", "SG"),
            Map.entry("Israel", "IL"),
            Map.entry("Germany", "DE"),
            Map.entry("United Kingdom of Great Britain and Northern Ireland", "GB"),
            Map.entry("Saudi Arabia", "SA"),
            Map.entry("Switzerland", "CH"),
            Map.entry("Australia", "AU"),
            Map.entry("Ireland", "IE"),
            Map.entry("Brazil", "BR"),
            Map.entry("India", "IN"),
            Map.entry("Belgium", "BE"),
            Map.entry("Ukraine", "UA"),
            Map.entry("Poland", "PL"),
            Map.entry("Bulgaria", "BG"),
            Map.entry("Argentina", "AR"),
            Map.entry("Croatia", "HR"),
            Map.entry("Austria", "AT"),
            Map.entry("Czechia", "CZ"),
            Map.entry("Denmark", "DK"),
            Map.entry("Iran (Islamic Republic of)", "IR"),
            Map.entry("Italy", "IT"),
            Map.entry("Malaysia", "MY"),
            Map.entry("Netherlands", "NL"),
            Map.entry("Norway", "NO"),
            Map.entry("Spain", "ES"),
            Map.entry("Sweden", "SE"),
            Map.entry("Taiwan", "TW"));
    private static final Map<String, String> TASKS = Map.of(
            "Language modelling/generation", "Language modeling/generation",
            "Language modelling", "Language modeling",
            "Character recognition", "Character recognition (OCR)",
            "Speech recognition", "Speech recognition (ASR)",
            "Text-to-speech", "Text-to-speech (TTS)");
    private static final Map<String, String> ACCESSIBILITY = Map.of(
            "Open source", "OPEN_WEIGHTS_UNRESTRICTED",
            "Open access (unrestricted)", "OPEN_WEIGHTS_UNRESTRICTED",
            "Open weights (unrestricted)", "OPEN_WEIGHTS_UNRESTRICTED",
            "Open access (restricted use)", "OPEN_WEIGHTS_RESTRICTED",
            "Open weights (restricted use)", "OPEN_WEIGHTS_RESTRICTED",
            "Open access (non-commercial)", "OPEN_WEIGHTS_NON_COMMERCIAL",
            "Open weights (non-commercial)", "OPEN_WEIGHTS_NON_COMMERCIAL",
            "API access", "API_ACCESS",
            "Hosted access (no API)", "HOSTED_ACCESS",
            "Unreleased", "UNRELEASED");
    private static final Map<String, String> CONFIDENCE = Map.of(
            "Confident", "CONFIDENT",
            "Likely", "LIKELY",
            "Speculative", "SPECULATIVE",
            "Unverified", "UNVERIFIED",
            "Unknown", "UNKNOWN",
            "Wrong", "UNKNOWN",
            "", "UNKNOWN");
    private static final Map<String, String> SECTORS = Map.of(
            "Industry", "INDUSTRY",
            "Academia", "ACADEMIA",
            "Government", "GOVERNMENT",
            "Research collective", "RESEARCH_COLLECTIVE");
    /** Models that db/reference/corrections.csv fills in: Chinese industry models with a blank country or category. */
    private static final List<String> CORRECTED = List.of("Moonshot-v1", "Step-2");

    private final Reference reference;

    private EpochVintage(Reference reference) {
        this.reference = reference;
    }

    /** The models of a vintage in the order of the file, without duplicates and without slugs. */
    static List<Recorded> read(Path file, Reference reference) {
        EpochVintage vintage = new EpochVintage(reference);
        Map<List<Object>, Recorded> models = new LinkedHashMap<>();
        Csv.read(file).stream()
                .map(vintage::model)
                .forEach(model -> models.putIfAbsent(
                        List.of(model.name(), model.releasedOn(), Set.copyOf(model.organizations())), model));
        return List.copyOf(models.values());
    }

    private Recorded model(Map<String, String> row) {
        String name = tidy(column(row, "Model", "System"));
        List<String> corrected = new ArrayList<>();
        boolean correctable = CORRECTED.contains(name);
        List<String> countries = list(
                column(row, "Country (of organization)", "Country (from Organization)"),
                country -> country.equals("Multinational") ? null : known(COUNTRIES, country));
        if (correctable && countries.isEmpty()) {
            countries = List.of("CN");
            corrected.add("recordedCountries");
        }
        String category = column(row, "Organization categorization", "Organization categorization (from Organization)");
        List<String> sectors = list(category, sector -> known(SECTORS, sector));
        if (correctable && category != null && sectors.isEmpty()) {
            sectors = List.of("INDUSTRY");
            corrected.add("recordedSectors");
        }
        String accessibility = tidy(column(row, "Model accessibility"));
        return new Recorded(
                null,
                name,
                LocalDate.parse(tidy(column(row, "Publication date"))),
                list(column(row, "Organization"), reference::displayName),
                countries,
                sectors,
                list(column(row, "Domain"), reference::domain),
                list(column(row, "Task"), task -> reference.task(TASKS.getOrDefault(task, task))),
                number(column(row, "Parameters")),
                number(column(row, "Training compute (FLOP)")),
                number(datasetSize(row)),
                number(column(row, "Training time (hours)")),
                list(column(row, "Training hardware"), UnaryOperator.identity()),
                whole(number(column(row, "Hardware quantity"))),
                accessibility.isEmpty() ? null : known(ACCESSIBILITY, accessibility),
                known(CONFIDENCE, tidy(column(row, "Confidence"))),
                list(column(row, "Base model"), UnaryOperator.identity()),
                links(column(row, "Link")),
                corrected);
    }

    /** The tokens between white space that are URLs, without a trailing comma or semicolon. */
    private static List<String> links(String field) {
        return Stream.of(field.split("\\s+"))
                .filter(token -> token.matches("https?://.*"))
                .map(token -> token.replaceAll("[,;]+$", ""))
                .distinct()
                .toList();
    }

    /** A deprecated column counts only in a file that has no other column with the size. */
    private static String datasetSize(Map<String, String> row) {
        Map<Boolean, List<String>> headers = row.keySet().stream()
                .filter(header -> header.contains("Training dataset size ("))
                .collect(Collectors.partitioningBy(header -> header.startsWith("(DEPRECATED)")));
        return Stream.of(headers.get(false), headers.get(true))
                .flatMap(List::stream)
                .map(row::get)
                .findFirst()
                .orElse(null);
    }

    /** The field under the first of these headers that the file has; null when it has none. */
    private static String column(Map<String, String> row, String... headers) {
        return Stream.of(headers)
                .map(row::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Lists are separated by commas without a following space. A comma with a space belongs to a name. */
    private static List<String> list(String field, UnaryOperator<String> item) {
        return Stream.of((field == null ? "" : field).split(",(?! )"))
                .map(EpochVintage::tidy)
                .filter(text -> !text.isEmpty())
                .map(item)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static String tidy(String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("(?U)\\s+", " ")
                        .strip();
    }

    private static String known(Map<String, String> values, String text) {
        String value = values.get(text);
        if (value == null) {
            throw new IllegalArgumentException("The recount does not know \"" + text + "\"");
        }
        return value;
    }

    private static Double number(String text) {
        // A text that is no number, such as two numbers, means unknown.
        return text == null || !text.strip().matches("[0-9.]+([eE][+-]?[0-9]+)?") ? null : Double.valueOf(text.strip());
    }

    private static Integer whole(Double number) {
        return number == null ? null : Math.toIntExact(Math.round(number));
    }
}
