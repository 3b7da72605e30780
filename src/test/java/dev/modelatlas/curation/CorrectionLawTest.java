package dev.modelatlas.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.Sector;

import static dev.modelatlas.curation.Curated.corrected;
import static dev.modelatlas.curation.Curated.facts;
import static dev.modelatlas.curation.Curated.resetModel;
import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** After any files and any decisions of operators, each model has its own corrections, and only these. */
@Concurrent
class CorrectionLawTest {
    private static final int STEPS = 20;
    private static final List<String> NAMES = List.of("Alpha", "ALPHA", "Omega");
    private static final List<String> COUNTRIES = List.of("KR", "JP", "US");

    /** Each correctable fact of each current model. */
    private static final String FACTS =
            "select v.model_id, v.slug, f.field, f.value, f.field = any (v.corrected) as is_corrected"
                    + " from model_version v cross join lateral (values ('recordedCountries', v.recorded_countries),"
                    + " ('recordedSectors', v.recorded_sectors)) f (field, value) where v.valid_until = 2147483647";

    private final Atlas atlas = Atlas.empty();
    private final Atlas forgetful = Atlas.empty();
    private final Curated curated = new Curated(atlas);
    /** The facts that the latest file states, each with the model's date. */
    private List<String> stated = List.of();

    private interface Step extends Function<Atlas, ImportReport> {}

    @ParameterizedTest
    @ValueSource(longs = 1)
    void importThatSkipsUnchangedRowsAppliesTheSameCorrectionsAsAFullComparison(long seed) {
        var random = new Random(seed);
        for (int number = 0; number < STEPS; number++) {
            var step = number == 0 || random.nextInt(3) > 0 ? newFile(random) : newDecision(random);
            var expected = outcome(forgetful, step);
            forgetful.jdbi().useHandle(handle -> handle.execute("truncate stated_digest"));
            assertThat(outcome(atlas, step))
                    .usingRecursiveComparison()
                    .ignoringFields("milliseconds")
                    .isEqualTo(expected);
            assertThat(wrong()).isEmpty();
            assertThat(statedBySource()).containsAll(stated);
        }
        assertThat(atlas.everything()).isEqualTo(forgetful.everything());
    }

    /** A file with a model of each of up to three organizations. The models may share names, and may be renamed. */
    private Step newFile(Random random) {
        var rows = new ArrayList<String>();
        stated = new ArrayList<>();
        for (int lab = 1; lab <= 3; lab++) {
            if (lab == 1 || random.nextInt(4) > 0) {
                var row = row(any(NAMES, random), "2024-01-0" + lab, "Lab " + lab);
                row = with(row, "Link", "https://example.org/" + lab);
                row = blankOrStated(row, "Country (of organization)", "recordedCountries {US}", lab, random);
                rows.add(blankOrStated(row, "Organization categorization", "recordedSectors {INDUSTRY}", lab, random));
            }
        }
        var csv = file(rows.toArray(String[]::new));
        return atlas -> atlas.take(Atlas.epoch("2024-07-16").with(ImportOption.ACCEPT_LOSSES), csv);
    }

    private String blankOrStated(String row, String column, String fact, int lab, Random random) {
        if (random.nextInt(3) > 0) {
            return with(row, column, "");
        }
        stated.add("2024-01-0" + lab + " " + fact);
        return row;
    }

    private Step newDecision(Random random) {
        var slug = any(
                curated.lines("select slug from model_version where valid_until = 2147483647 order by slug"), random);
        Curation decision = switch (random.nextInt(5)) {
            case 0 -> resetModel(slug);
            case 4 -> facts("lab-1", any(List.of(Sector.INDUSTRY, Sector.ACADEMIA), random), null, null);
            case 1 -> corrected(slug, List.of(), List.of(any(List.of(Sector.values()), random)));
            default -> corrected(slug, slug + " says so.", any(COUNTRIES, random));
        };
        return atlas -> new Ingest(atlas.jdbi()).curate(decision, false);
    }

    /** The facts of the current models that are no corrections, each with the model's date. */
    private List<String> statedBySource() {
        return curated.lines("select v.released_on || ' ' || f.field || ' ' || f.value::text from (" + FACTS + ") f"
                + " join model_version v on v.model_id = f.model_id and v.valid_until = 2147483647"
                + " where not f.is_corrected");
    }

    /**
     * Corrected facts whose value differs from the value that an operator gave for this model, and blank facts for
     * which an operator gave a value.
     */
    private List<String> wrong() {
        return curated.lines("select f.slug || ' ' || f.field from (" + FACTS + ") f"
                + " left join model_correction c on c.model_id = f.model_id and c.field = f.field"
                + " where case when f.is_corrected then c.value is distinct from f.value"
                + " else f.value = '{}' and c.value is not null end");
    }

    /** The report, or the reason of a refusal. */
    private static Object outcome(Atlas atlas, Step step) {
        try {
            return step.apply(atlas);
        } catch (RefusedException e) {
            return e.getMessage();
        }
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
