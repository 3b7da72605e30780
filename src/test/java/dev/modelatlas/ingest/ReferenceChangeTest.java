package dev.modelatlas.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

/** What counting uses of organizations is versioned: a change of it is a revision, and old answers stay. */
@Concurrent
class ReferenceChangeTest {
    private static final String ALPHA = row("Alpha", "2024-01-31", "Mistral AI");

    private Atlas atlas;

    @BeforeEach
    void oneModelEachOfTwoPublishers() {
        atlas = Atlas.empty();
        atlas.take("2024-07-16", file(ALPHA));
        var partner = new Publication(
                Actor.commandLine(),
                "Partner",
                null,
                LocalDate.parse("2024-07-17"),
                null,
                "n",
                "u",
                "l",
                "a",
                null,
                false,
                false,
                false);
        atlas.take(partner, file(row("Gamma", "2024-03-31", "Mistral AI")));
    }

    @Test
    void movedHeadquartersMakeARevisionThatNamesTheModelsOfAll() {
        var report = takeWithMistralIn("CH");
        assertThat(report.revision()).isEqualTo(3);
        assertThat(report.notes()).containsExactly("Counted otherwise by the reference data: Mistral AI.");
        assertThat(changesOfTheThird())
                .containsExactly(
                        "CHANGED alpha groupHeadquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED alpha headquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED gamma groupHeadquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED gamma headquartersCountries [\"FR\"] [\"CH\"] REFERENCE");
    }

    @Test
    void oldRevisionsCountAsTheyDid() {
        takeWithMistralIn("CH");
        assertThat(headquartersAt(2)).containsExactly("FR", "FR");
        assertThat(headquartersAt(3)).containsExactly("CH", "CH");
    }

    @Test
    void theSameReferenceDataIsNoChange() {
        assertThat(takeWithMistralIn("FR").revision()).isNull();
    }

    private List<String> changesOfTheThird() {
        return atlas.jdbi()
                .withHandle(handle -> handle.select(
                                "select kind || ' ' || slug || ' ' || (f->>'field') || ' '"
                                        + " || (f->>'before') || ' ' || (f->>'after') || ' ' || (f->>'origin')"
                                        + " from model_change, jsonb_array_elements(fields) f where revision_number = 3 order by 1")
                        .mapTo(String.class)
                        .list());
    }

    private ImportReport takeWithMistralIn(String country) {
        var reference = new ReferenceData(name -> shipped(name, country));
        var drafts = new CsvDrafts(new ByteArrayInputStream(file(ALPHA).getBytes(StandardCharsets.UTF_8)));
        return new Ingest(atlas.jdbi(), reference).run(Atlas.epoch("2024-07-18"), drafts, stage -> {});
    }

    private static InputStream shipped(String name, String country) {
        try {
            var text = Files.readString(Path.of("db/reference", name));
            var moved = text.replaceAll("(?m)^(Mistral AI,.*),FR,(.*)$", "$1," + country + ",$2");
            return new ByteArrayInputStream(moved.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> headquartersAt(int revision) {
        return atlas.jdbi()
                .withHandle(handle -> handle.select(
                                "select array_to_string(headquarters_countries, ',') from model_facts"
                                        + " where valid_from <= ? and valid_until > ? order by slug",
                                revision,
                                revision)
                        .mapTo(String.class)
                        .list());
    }
}
