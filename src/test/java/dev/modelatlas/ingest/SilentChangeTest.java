package dev.modelatlas.ingest;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A source states something new about a model, but no fact changes. The importer stores the new statement in a
 * revision, and reports no change of the model.
 */
@Concurrent
class SilentChangeTest {
    private static final String BLANK = "Moonshot-v1,2024-09-01,Moonshot,,,Language,,,,,,,";
    private static final String FILLED = "Moonshot-v1,2024-09-01,Moonshot,China,Industry,Language,,,,,,,";
    private static final String OTHER = row("Alpha", "2024-01-31", "OpenAI");

    private Atlas atlas;

    @BeforeEach
    void oneThatIsCorrected() {
        atlas = Atlas.empty();
        atlas.take("2025-02-01", file(BLANK));
        assertThat(corrected(1)).isEqualTo("recordedCountries|recordedSectors");
    }

    @Test
    void factFilledInByTheSourceIsNoLongerACorrection() {
        atlas.take("2025-02-02", file(FILLED, OTHER));
        assertThat(corrected(2)).isEmpty();
        assertThat(changes(2)).isEqualTo("ADDED alpha");
        assertThat(corrected(1)).isEqualTo("recordedCountries|recordedSectors");
    }

    @Test
    void sectorComesFromTheOrganizationIfTheSourceOmitsIt() {
        atlas.take("2025-02-02", file(FILLED, OTHER));
        atlas.take(
                "2025-02-03",
                file(FILLED, with(OTHER, "Organization categorization", ""), row("New", "2024-01-31", "OpenAI")));
        assertThat(one("select string_agg(recorded_sectors::text || sectors::text, ' ' order by valid_from)"
                        + " from model_version where slug = 'alpha'"))
                .isEqualTo("{INDUSTRY}{INDUSTRY} {}{INDUSTRY}");
        assertThat(changes(3)).isEqualTo("ADDED new");
    }

    @Test
    void newlyStatedFactWithAnUnchangedValueCreatesExactlyOneRevision() {
        var report = atlas.take("2025-02-02", file(FILLED));
        assertThat(List.of(report.revision(), report.changed(), report.restated(), report.unchanged()))
                .containsExactly(2, 0, 1, 0);
        assertThat(report.lines()).contains("Revision 2 was made.", "  restated   1", "  unchanged  0");
        assertThat(report.summary()).endsWith(" 0 removed, 1 restated, 0 unchanged.");
        assertThat(corrected(2)).isEmpty();
        assertThat(atlas.take("2025-02-02", file(FILLED)).revision()).isNull();
    }

    private String changes(int revision) {
        return one(
                "select string_agg(kind || ' ' || slug, ', ' order by slug) from model_change where revision_number = "
                        + revision);
    }

    private String corrected(int revision) {
        return one("select array_to_string(corrected, '|') from model_version where slug = 'moonshot-v1'"
                + " and valid_from <= " + revision + " and valid_until > " + revision);
    }

    private String one(String sql) {
        return Sql.one(atlas.jdbi(), String.class, sql);
    }
}
