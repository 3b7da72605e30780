package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.CallContent;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.draft.OrganizationDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.StatedFacts;
import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.Sector;

import static dev.modelatlas.partner.ModelInputs.TODAY;
import static dev.modelatlas.partner.ModelInputs.input;
import static dev.modelatlas.partner.ModelInputs.model;
import static dev.modelatlas.partner.ModelInputs.rows;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** How the parts of a publication are read, without a database: the resulting drafts, and the problems. */
@Concurrent
class InputRowsTest {
    private static final ReferenceWords WORDS = new Words();

    private final ValidationReport findings = new ValidationReport(false);

    @Test
    void convertsAModelToADraft() {
        var stated = ModelInputs.of(Map.ofEntries(
                entry("slug", "a-1"),
                entry("name", " A \n 1 "),
                entry("releasedOn", TODAY),
                entry("organizations", List.of("Lab", "Lab")),
                entry("recordedCountries", List.of("Korea", "KR", "US")),
                entry("sectors", List.of(Sector.ACADEMIA, Sector.INDUSTRY, Sector.ACADEMIA)),
                entry("domains", List.of("text", "Language")),
                entry("tasks", List.of("chat", "Chatting", "code")),
                entry("parameters", 7e9),
                entry("trainingFlop", -0.0),
                entry("trainingDatasetSize", 1.0),
                entry("trainingHours", 2.0),
                entry("trainingHardware", List.of("H100", "H100")),
                entry("hardwareQuantity", 8),
                entry("accessibility", ModelAccessibility.API_ACCESS),
                entry("confidence", Confidence.LIKELY),
                entry("baseModels", List.of("B", "B")),
                entry("links", List.of(" https://a.example/e\u0301 ", "HTTP://b.example/", "https://a.example/\u00e9")),
                entry("trainingDatasets", List.of("Common Crawl", " Common  Crawl ")),
                entry("trainingCodeAccessibility", " Open source "),
                entry("hardwareUtilization", 0.38),
                entry("trainingCost", 4e7),
                entry("finetuneFlop", 1e21),
                entry("citations", 3),
                entry("reference", "A\npaper")));
        assertThat(models(stated))
                .containsExactly(new ModelDraft(
                        0,
                        "a-1",
                        "A 1",
                        TODAY,
                        List.of("Lab", "Lab"),
                        List.of("KR", "US"),
                        List.of("ACADEMIA", "INDUSTRY"),
                        List.of("Language"),
                        List.of("Chatting", "code"),
                        StatedFacts.of(Map.ofEntries(
                                entry(Fact.PARAMETERS, 7e9),
                                entry(Fact.TRAINING_FLOP, 0.0),
                                entry(Fact.TRAINING_DATASET_SIZE, 1.0),
                                entry(Fact.TRAINING_HOURS, 2.0),
                                entry(Fact.TRAINING_HARDWARE, List.of("H100")),
                                entry(Fact.HARDWARE_QUANTITY, 8),
                                entry(Fact.ACCESSIBILITY, "API_ACCESS"),
                                entry(Fact.CONFIDENCE, "LIKELY"),
                                entry(Fact.BASE_MODELS, List.of("B")),
                                entry(Fact.LINKS, List.of("https://a.example/\u00e9", "HTTP://b.example/")),
                                entry(Fact.TRAINING_DATASETS, List.of("Common Crawl")),
                                entry(Fact.TRAINING_CODE_ACCESSIBILITY, "Open source"),
                                entry(Fact.HARDWARE_UTILIZATION, 0.38),
                                entry(Fact.TRAINING_COST, 4e7),
                                entry(Fact.FINETUNE_FLOP, 1e21),
                                entry(Fact.CITATIONS, 3),
                                entry(Fact.REFERENCE, "A paper"))),
                        List.of()));
        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void omittedFactsComeFromCorrectionsOrAreUnknown() {
        assertThat(models(model("Corrected")))
                .containsExactly(new ModelDraft(
                        0,
                        null,
                        "Corrected",
                        TODAY,
                        List.of(),
                        List.of("KR"),
                        List.of(),
                        List.of(),
                        List.of(),
                        StatedFacts.of(Map.of()),
                        List.of("recordedCountries")));
    }

    @Test
    void correctionDoesNotReplaceAFactGivenInTheCall() {
        var stated = ModelInputs.of(Map.ofEntries(
                entry("name", "Corrected"),
                entry("releasedOn", TODAY),
                entry("organizations", List.of()),
                entry("recordedCountries", List.of("US"))));
        var draft = models(stated).get(0);
        assertThat(draft.recordedCountries()).containsExactly("US");
        assertThat(draft.corrected()).isEmpty();
    }

    @Test
    void reportsEveryInvalidFactAndSkipsTheModel() {
        var bad = ModelInputs.of(Map.ofEntries(
                entry("slug", "A_1"),
                entry("name", " "),
                entry("releasedOn", LocalDate.parse("1899-12-31")),
                entry("organizations", List.of(" ")),
                entry("recordedCountries", List.of("Atlantis")),
                entry("domains", List.of("x".repeat(501))),
                entry("parameters", -1.0),
                entry("trainingFlop", -1e-9),
                entry("trainingHardware", Collections.nCopies(101, "H100")),
                entry("hardwareQuantity", -1),
                entry("links", List.of("ftp://a.example/")),
                entry("trainingDatasets", List.of(" ")),
                entry("trainingCodeAccessibility", "x".repeat(501)),
                entry("hardwareUtilization", 1.5),
                entry("trainingCost", -1.0),
                entry("finetuneFlop", -1.0),
                entry("citations", -1),
                entry("reference", " ")));
        assertThat(models(model("Good"), bad)).extracting(ModelDraft::name).containsExactly("Good");
        assertThat(findings.problems())
                .extracting(
                        problem -> problem.code() + " " + String.join(".", problem.path()) + ": " + problem.message())
                .containsExactly(
                        "BLANK upserts.1.name: The text is blank. Give 1 to 500 characters.",
                        "MALFORMED upserts.1.slug: \"A_1\" is not a slug. Use lower-case letters and digits, joined "
                                + "by single dashes.",
                        "OUT_OF_RANGE upserts.1.releasedOn: 1899-12-31 is too early. Give a date in 1900 or later.",
                        "BLANK upserts.1.organizations.0: The text is blank. Give 1 to 500 characters.",
                        "UNKNOWN upserts.1.recordedCountries.0: \"Atlantis\" is not a known country. Give an ISO "
                                + "3166-1 alpha-2 code, such as \"KR\".",
                        "TOO_LONG upserts.1.domains.0: The text has 501 characters. The limit is 500.",
                        "OUT_OF_RANGE upserts.1.parameters: -1.0 is negative. Give zero or a positive number.",
                        "OUT_OF_RANGE upserts.1.trainingFlop: -1.0E-9 is negative. Give zero or a positive number.",
                        "TOO_MANY upserts.1.trainingHardware: The list has 101 values. The limit is 100.",
                        "OUT_OF_RANGE upserts.1.hardwareQuantity: -1 is negative. Give zero or a positive number.",
                        "MALFORMED upserts.1.links.0: \"ftp://a.example/\" is not a valid URL. Give an http or https "
                                + "URL, such as https://example.org/data.",
                        "BLANK upserts.1.trainingDatasets.0: The text is blank. Give 1 to 500 characters.",
                        "TOO_LONG upserts.1.trainingCodeAccessibility: The text has 501 characters. The limit is 500.",
                        "OUT_OF_RANGE upserts.1.hardwareUtilization: 1.5 is above 1. Give a share from 0 to 1, such as "
                                + "0.38 for 38 %.",
                        "OUT_OF_RANGE upserts.1.trainingCost: -1.0 is negative. Give zero or a positive number.",
                        "OUT_OF_RANGE upserts.1.finetuneFlop: -1.0 is negative. Give zero or a positive number.",
                        "OUT_OF_RANGE upserts.1.citations: -1 is negative. Give zero or a positive number.");
    }

    @ParameterizedTest
    @CsvSource({"1900-01-01, 1", "2026-08-19, 1", "1899-12-31, 0", "2026-08-20, 0"})
    void releaseDateIsFrom1900ToToday(LocalDate day, int models) {
        var stated = ModelInputs.of(Map.ofEntries(
                entry("name", "A"),
                entry("releasedOn", day),
                entry("organizations", List.of()),
                entry("parameters", 0.0),
                entry("trainingHardware", Collections.nCopies(100, "H100")),
                entry("hardwareQuantity", 0)));
        assertThat(models(stated)).hasSize(models);
        assertThat(findings.hasProblems()).isEqualTo(models == 0);
    }

    @Test
    void refusesAFutureDateAndNamesTheLastAllowedDate() {
        read(input("k", null, TODAY.plusDays(1), null, List.of(model("A")), null));
        assertThat(problem())
                .isEqualTo("IN_THE_FUTURE asOf: 2026-08-20 is in the future. Give 2026-08-19 or an earlier date.");
    }

    @Test
    void eachOrganizationDraftHasThePositionOfItsInput() {
        var rows = read(input(
                "k",
                null,
                TODAY,
                List.of(
                        new OrganizationInput(null, "Bad", null, null, "Atlantis", null),
                        new OrganizationInput("lab", " Lab ", " 랩 ", Sector.INDUSTRY, "Korea", " Group "),
                        new OrganizationInput(null, "Other", " ", null, " ", "")),
                null,
                null));
        assertThat(rows.organizations())
                .containsExactly(
                        new OrganizationDraft(1, "lab", "Lab", "랩", "INDUSTRY", "KR", "Group"),
                        new OrganizationDraft(2, null, "Other", null, null, null, null));
        assertThat(findings.problems())
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo(List.of("organizations", "0", "headquarters"));
    }

    private List<ModelDraft> models(ModelInput... stated) {
        return read(input("k", null, TODAY, null, List.of(stated), null)).upserts();
    }

    private CallContent.Rows read(PublishRevisionInput input) {
        return rows(input).read(WORDS, findings);
    }

    /** The only problem, with its code and path. */
    private String problem() {
        return ModelInputs.only(findings);
    }

    private static final class Words implements ReferenceWords {
        @Override
        public String country(String word) {
            return Map.of("Korea", "KR", "KR", "KR", "US", "US").get(word);
        }

        @Override
        public String domain(String word) {
            return word.equals("text") ? "Language" : word;
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
