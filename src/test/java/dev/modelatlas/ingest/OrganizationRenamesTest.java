package dev.modelatlas.ingest;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.report.ChangedNames.MovedOrganization;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

/** The report of an import names organizations that may have been renamed. */
@Concurrent
class OrganizationRenamesTest {
    private final Atlas atlas = Atlas.filled("renames", empty -> empty.take("2024-07-16", twoOf("OpenAI", "OpenAI")));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reportsAnOrganizationWhoseModelsAllMovedToAnotherOrganization(boolean isDryRun) {
        assertThat(renames(isDryRun, twoOf("Newborn Labs", "Newborn Labs")))
                .containsExactly(new MovedOrganization("OpenAI", "Newborn Labs", 2));
    }

    @Test
    void doesNotReportAnOrganizationThatStillHasAModel() {
        assertThat(renames(false, twoOf("OpenAI", "Newborn Labs"))).isEmpty();
    }

    private List<MovedOrganization> renames(boolean isDryRun, String csv) {
        var publication = Atlas.epoch("2024-07-17");
        return atlas.take(isDryRun ? publication.with(ImportOption.DRY_RUN) : publication, csv)
                .names()
                .organizationRenames();
    }

    private static String twoOf(String first, String second) {
        return file(row("Alpha", "2024-01-31", first), row("Beta", "2024-02-29", second));
    }
}
