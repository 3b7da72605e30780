package dev.modelatlas.csv;

import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

/** Derived columns of exports: an import ignores them, and the documents list them. */
@Concurrent
class DerivedColumnsTest {

    @Test
    void importIgnoresDerivedColumns() {
        var source = Atlas.empty();
        source.take(
                "2024-07-16",
                file(row("Gamma", "2024-01-01", "OpenAI"), row("Delta", "2024-02-02", "Google DeepMind")));
        var derived = new CsvExport(source.jdbi())
                .piece(ExportFormat.CSV, 1, true, SqlFragment.TRUE, "")
                .text();
        assertThat(derived).contains(",headquarters_countries,").contains(",US,");
        var copy = Atlas.empty();
        var report = copy.take("2024-07-16", derived);
        assertThat(report.importNotes()).isEmpty();
        assertThat(report.notes()).noneMatch(note -> note.contains("column"));
        assertThat(copy.export(1)).isEqualTo(source.export(1));
    }

    @Test
    void derivedColumnsContainTheGroupsOfTheOrganizations() {
        var atlas = Atlas.empty();
        atlas.take(
                "2024-07-16",
                file(
                        row("Alpha", "2024-01-01", "\"Google DeepMind,OpenAI\""),
                        row("Beta", "2024-01-01", "OpenAI"),
                        row("Gamma", "2024-01-01", "")));
        var lines = new CsvExport(atlas.jdbi())
                .piece(ExportFormat.NDJSON, 1, true, SqlFragment.TRUE, "")
                .text()
                .lines()
                .map(line -> line.replaceFirst(".*(\"organization_slugs\".*\"group_slugs\":[^]]*]).*", "$1"));
        assertThat(lines)
                .containsExactly(
                        "\"organization_slugs\":[\"google-deepmind\",\"openai\"],\"groups\":[\"Google\",\"OpenAI\"],"
                                + "\"group_slugs\":[\"google\",\"openai\"]",
                        "\"organization_slugs\":[\"openai\"],\"groups\":[\"OpenAI\"],\"group_slugs\":[\"openai\"]",
                        "\"organization_slugs\":[],\"groups\":[],\"group_slugs\":[]");
    }

    @Test
    void organizationExportShowsTheNewSlugOfARenamedOrganization() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(row("GLM", "2024-01-01", "Zhipu AI")));
        atlas.take("2024-07-17", file(row("GLM", "2024-01-01", "Z.ai (Zhipu AI)")));
        var export = new OrganizationExport(atlas.jdbi());
        assertThat(export.piece(ExportFormat.CSV, 1, "").text())
                .isEqualTo("slug,name,sector,headquarters,group,successor,publisher\n"
                        + "zhipu-ai,Zhipu AI,INDUSTRY,CN,zhipu-ai,,Epoch AI\n");
        assertThat(export.piece(ExportFormat.CSV, 2, "").text())
                .isEqualTo("slug,name,sector,headquarters,group,successor,publisher\n"
                        + "z-ai-zhipu-ai,Z.ai (Zhipu AI),INDUSTRY,CN,z-ai-zhipu-ai,,Epoch AI\n"
                        + "zhipu-ai,Zhipu AI,INDUSTRY,CN,zhipu-ai,z-ai-zhipu-ai,Epoch AI\n");
    }

    @Test
    void documentationContainsBothNamesOfEachColumn() {
        var document = Documents.text(Path.of("docs/exporting-and-syncing.md"));
        for (var column : ExportColumn.of(Fact.LATEST_EDITION, true)) {
            assertThat(document)
                    .containsPattern("(?m)^[|] `" + column.header() + "` [|] .+ [|] `" + column.fieldName() + "` [|]$");
        }
    }

    @Test
    void fieldNamesAreInCamelCase() {
        assertThat(ExportColumn.of(2, true).stream()
                        .map(ExportColumn::fieldName)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(
                        "slug name releasedOn organizations recordedCountries recordedSectors domains tasks parameters"
                                + " trainingFlop trainingDatasetSize trainingHours trainingHardware hardwareQuantity accessibility"
                                + " confidence baseModels links corrected trainingDatasets trainingCodeAccessibility"
                                + " hardwareUtilization trainingCost finetuneFlop citations reference organizationSlugs groups"
                                + " groupSlugs headquartersCountries groupHeadquartersCountries sectors publisher");
    }
}
