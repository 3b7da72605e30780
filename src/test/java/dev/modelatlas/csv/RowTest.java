package dev.modelatlas.csv;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.ingest.report.ValidationReport.SkippedModel;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.StatedFacts;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Rows of files in both dialects, without a database: the resulting drafts, and the problems. */
@Concurrent
class RowTest {
    private static final ReferenceWords WORDS = new SomeWords();
    private static final LocalDate LAST_DAY = LocalDate.parse("2025-02-01");

    private final ValidationReport findings = new ValidationReport(false);

    @Test
    void convertsARowOfEpochAiToADraft() {
        var row = epoch(
                "Model",
                " A  1 ",
                "Publication date",
                "\u200e2024-02-29",
                "Organization",
                "Lab,Lab,Inc, Ltd,,",
                "Country (of organization)",
                "Korea,KR,Multinational,US",
                "Organization categorization",
                "Industry,ACADEMIA,Industry",
                "Domain",
                "Language,Vision,med",
                "Task",
                "chat,Chatting,code",
                "Parameters",
                "7e9",
                "Training compute (FLOP)",
                "0e0",
                "Training dataset size (total)",
                ".5",
                "Training time (hours)",
                "+1.",
                "Training hardware",
                "H100",
                "Hardware quantity",
                "2147483647",
                "Model accessibility",
                "Open source",
                "Confidence",
                "Likely",
                "Base model",
                "B",
                "Link",
                "https://a.example/;, HTTP://b.example/\nhttps://a.example/ see ftp://c.example/",
                "Training dataset",
                "Common Crawl",
                "Code accessibility",
                "Open source",
                "Hardware utilization (MFU)",
                "0.38",
                "Training compute cost (cloud)",
                "4e7",
                "Finetune compute (FLOP)",
                "-0",
                "Citations",
                "3.0",
                "Reference",
                "A\u200b paper");
        assertThat(row.draft())
                .isEqualTo(new ModelDraft(
                        2,
                        null,
                        "A 1",
                        LocalDate.parse("2024-02-29"),
                        List.of("Lab", "Inc, Ltd"),
                        List.of("KR", "US"),
                        List.of("INDUSTRY", "ACADEMIA"),
                        List.of("Language", "Vision", "Medicine"),
                        List.of("Chatting", "code"),
                        StatedFacts.of(Map.ofEntries(
                                entry(Fact.PARAMETERS, 7e9),
                                entry(Fact.TRAINING_DATASET_SIZE, 0.5),
                                entry(Fact.TRAINING_HOURS, 1.0),
                                entry(Fact.TRAINING_HARDWARE, List.of("H100")),
                                entry(Fact.HARDWARE_QUANTITY, Integer.MAX_VALUE),
                                entry(Fact.ACCESSIBILITY, "OPEN_WEIGHTS_UNRESTRICTED"),
                                entry(Fact.CONFIDENCE, "LIKELY"),
                                entry(Fact.BASE_MODELS, List.of("B")),
                                entry(Fact.LINKS, List.of("https://a.example/", "HTTP://b.example/")),
                                entry(Fact.TRAINING_DATASETS, List.of("Common Crawl")),
                                entry(Fact.TRAINING_CODE_ACCESSIBILITY, "Open source"),
                                entry(Fact.HARDWARE_UTILIZATION, 0.38),
                                entry(Fact.TRAINING_COST, 4e7),
                                entry(Fact.FINETUNE_FLOP, 0.0),
                                entry(Fact.CITATIONS, 3),
                                entry(Fact.REFERENCE, "A paper"))),
                        List.of()));
        assertThat(Double.doubleToRawLongBits((Double) row.draft().facts().get(Fact.FINETUNE_FLOP)))
                .isZero();
        assertThat(findings.problems()).isEmpty();
        assertThat(notes())
                .startsWith(
                        "Line 2, column \"Country (of organization)\": \"Multinational\" is not a country. Left out.",
                        "Line 2, column \"Link\": \"see\" and 1 more are no http or https links. Left out.");
    }

    @Test
    void fillsABlankFactFromItsCorrectionAndTreatsOtherBlankFactsAsUnknown() {
        var draft = epoch("Model", "Corrected", "Confidence", "Wrong").draft();
        assertThat(draft.recordedCountries()).containsExactly("KR");
        assertThat(draft.corrected()).containsExactly("recordedCountries");
        assertThat(draft.facts()).isEqualTo(StatedFacts.of(Map.of()));
        assertThat(findings.corrections())
                .containsExactly("Line 2: recordedCountries of Corrected is blank and was filled with KR. Because.");
        assertThat(notes())
                .containsExactly(
                        "Line 2, column \"Confidence\": \"Wrong\" says that the figures are wrong, not how sure they are. "
                                + "Taken as unknown.");
    }

    @Test
    void correctionFillsABlankCellInTheFirstColumn() {
        var header = new Header(List.of("Country (of organization)", "Model", "Publication date", "Organization"));
        var draft = new Row(header, 2, List.of("", "Corrected", "2025-02-01", ""), LAST_DAY, WORDS, findings).draft();
        assertThat(draft.recordedCountries()).containsExactly("KR");
    }

    @Test
    void correctionDoesNotReplaceAFactGivenInTheFile() {
        var draft =
                epoch("Model", "Corrected", "Country (of organization)", "US").draft();
        assertThat(draft.recordedCountries()).containsExactly("US");
        assertThat(draft.corrected()).isEmpty();
    }

    @Test
    void doesNotCorrectBlankFactsInFilesOfModelAtlas() {
        var draft = atlas("name", "Corrected", "corrected", "recordedSectors").draft();
        assertThat(draft.recordedCountries()).isEmpty();
        assertThat(draft.corrected()).containsExactly("recordedSectors");
    }

    @Test
    void decodesEscapesAndFormulaApostrophesInFilesOfModelAtlas() {
        var draft = atlas(
                        "slug", "a-1",
                        "name", "'=A",
                        "organizations", "a\\|b|c\\\\|\\",
                        "links", "https://a.example/a,b|https://b.example/")
                .draft();
        assertThat(draft.slug()).isEqualTo("a-1");
        assertThat(draft.name()).isEqualTo("=A");
        assertThat(draft.organizations()).containsExactly("a|b", "c\\", "\\");
        assertThat(draft.facts().get(Fact.LINKS)).isEqualTo(List.of("https://a.example/a,b", "https://b.example/"));
        assertThat(epoch("Model", "'=A").draft().name()).isEqualTo("'=A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Model | | BLANK | \"\" is blank; expected the name of the model.",
                "Publication date | x | MALFORMED | \"x\" is not a date; expected a date such as 2025-02-01.",
                "Publication date | 2024-02-30 | MALFORMED | \"2024-02-30\" is not a valid date; expected a date "
                        + "such as 2025-02-01.",
                "Publication date | 1899-12-31 | OUT_OF_RANGE | \"1899-12-31\" is too early; expected a date in 1900 "
                        + "or later.",
                "Parameters | x | MALFORMED | \"x\" is not a number; expected a number such as 7000000000 or 2.1e25.",
                "Parameters | 1e309 | OUT_OF_RANGE | \"1e309\" is too large; expected a number below 1.8e308.",
                "Parameters | -1 | OUT_OF_RANGE | \"-1\" is negative; expected zero or a positive number.",
                "Hardware quantity | 1.5 | OUT_OF_RANGE | \"1.5\" is not a whole number; expected a whole number up "
                        + "to 2147483647.",
                "Hardware quantity | 2147483648 | OUT_OF_RANGE | \"2147483648\" is not a whole number; expected a "
                        + "whole number up to 2147483647.",
                "Hardware quantity | x | MALFORMED | \"x\" is not a number; expected a number such as 7000000000 or "
                        + "2.1e25.",
                "Country (of organization) | Atlantis | UNKNOWN | \"Atlantis\" is not a known country; expected an "
                        + "ISO 3166-1 code, or an English or Korean name.",
                "Organization categorization | x | UNKNOWN | \"x\" is not a known value; expected one of Industry, "
                        + "Academia, Government, Research collective.",
                "Confidence | x | UNKNOWN | \"x\" is not a known value; expected one of Confident, Likely, "
                        + "Speculative, Unverified, Unknown.",
            })
    void problemNamesTheColumnOfAnInvalidCell(String column, String value, String code, String message) {
        var row = column.equals("Model") ? epoch(column, "") : epoch("Model", "A", column, value);
        var place = "Line 2, column \"" + column + "\": " + message;
        if (column.equals("Model") || column.equals("Publication date")) {
            assertThat(row.draft()).isNull();
            assertThat(findings.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).hasToString(code);
                assertThat(problem.line()).isEqualTo(2);
                assertThat(problem.message()).isEqualTo(place);
            });
        } else {
            assertThat(row.draft()).isNotNull();
            assertThat(findings.problems()).isEmpty();
            assertThat(findings.notes().kept()).singleElement().satisfies(note -> {
                assertThat(note.code()).hasToString(code);
                assertThat(note.line()).isEqualTo(2);
                assertThat(note.column()).isEqualTo(column);
                assertThat(note.value()).isEqualTo(value);
                assertThat(note.message()).startsWith(place + " ").matches("(?s).*(Taken as unknown|Left out)\\.");
            });
        }
    }

    @Test
    void treatsAnInvalidSlugAsUnknown() {
        assertThat(atlas("name", "A", "slug", "a--b").draft().slug()).isNull();
        assertThat(notes())
                .containsExactly("Line 2, column \"slug\": \"a--b\" is not a slug; expected lower-case letters and "
                        + "digits joined by single dashes. Taken as unknown.");
    }

    @Test
    void columnNamedCorrectedMayListOnlyFactsThatCanBeCorrected() {
        var draft = atlas("name", "A", "corrected", "recordedSectors|trainingFlop|recordedCountries")
                .draft();
        assertThat(draft.corrected()).containsExactly("recordedSectors", "recordedCountries");
        assertThat(notes())
                .containsExactly("Line 2, column \"corrected\": \"trainingFlop\" is not a known value; expected one of "
                        + "recordedCountries, recordedSectors. Left out.");
    }

    @Test
    void skippedRowKeepsItsNameAndSlug() {
        var row = atlas("name", " A  1 ", "slug", "a-1", "released_on", "soon");
        assertThat(row.draft()).isNull();
        assertThat(row.skipped()).isEqualTo(new SkippedModel("A 1", "a-1"));
    }

    @Test
    void limitsTheLengthOfText() {
        assertThat(epoch("Model", "a".repeat(500)).draft()).isNotNull();
        assertThat(epoch("Model", "A", "Link", "https://" + "a".repeat(1992)).draft())
                .isNotNull();
        assertThat(findings.problems()).isEmpty();
        assertThat(notes()).isEmpty();
        assertThat(epoch("Model", "a".repeat(501)).draft()).isNull();
        assertThat(epoch("Model", "A", "Link", "https://" + "a".repeat(1993))
                        .draft()
                        .facts()
                        .get(Fact.LINKS))
                .isEqualTo(List.of());
        assertThat(findings.problems())
                .extracting(Problem::message)
                .containsExactly("Line 2, column \"Model\": \"" + "a".repeat(80)
                        + "...\" is too long; expected at most 500 characters.");
        assertThat(notes())
                .containsExactly("Line 2, column \"Link\": \"https://" + "a".repeat(72)
                        + "...\" is too long; expected at most 2000 characters. Left out.");
    }

    @Test
    void showsAShortValueUnchanged() {
        epoch("Model", "A", "Country (of organization)", "x".repeat(80)).draft();
        assertThat(notes().get(0)).contains("\"" + "x".repeat(80) + "\" is not a known country");
    }

    private List<String> notes() {
        return findings.notes().kept().stream().map(Note::message).toList();
    }

    private Row epoch(String... cells) {
        return row(
                List.of("Model", "Publication date", "Organization", "Country (of organization)"),
                Map.of("Publication date", "2025-02-01"),
                cells);
    }

    private Row atlas(String... cells) {
        return row(
                List.of("name", "released_on", "organizations", "recorded_countries"),
                Map.of("released_on", "2025-02-01"),
                cells);
    }

    /** A row in line 2 with these cells by column, and the given or blank cells for other columns. */
    private Row row(List<String> required, Map<String, String> others, String... cells) {
        var given = new LinkedHashMap<String, String>();
        for (var n = 0; n < cells.length; n += 2) {
            given.put(cells[n], cells[n + 1]);
        }
        var names = Stream.concat(required.stream(), given.keySet().stream())
                .distinct()
                .toList();
        var values = names.stream()
                .map(name -> given.getOrDefault(name, others.getOrDefault(name, "")))
                .collect(Collectors.toList());
        return new Row(new Header(names), 2, values, LAST_DAY, WORDS, findings);
    }

    private static final class SomeWords implements ReferenceWords {
        @Override
        public String country(String word) {
            return Map.of("Korea", "KR", "KR", "KR", "US", "US").get(word);
        }

        @Override
        public String domain(String word) {
            return word.equals("med") ? "Medicine" : word;
        }

        @Override
        public String task(String word) {
            return word.equals("chat") ? "Chatting" : word;
        }

        @Override
        public Correction correction(String model, String field) {
            return model.equals("Corrected") && field.equals("recordedCountries")
                    ? new Correction(model, field, "KR", "Because.")
                    : null;
        }
    }
}
