package dev.modelatlas.partner;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.report.CallRow;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.partner.PartnerAtlas.PARTNER;
import static dev.modelatlas.partner.PartnerAtlas.model;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** What a publication or its dry run reports about its rows and about new names. */
@Concurrent
class PublicationReportTest {
    private static final String ALPHA = model("Alpha");
    private static final String LAB = "organizations: [{name: 'New Lab', sector: 'ACADEMIA', headquarters: 'kr'}]";

    private PartnerAtlas atlas;

    @BeforeEach
    void twoModelsOfEpoch() {
        atlas = new PartnerAtlas();
    }

    @Test
    void reportsWhatHappensToEachRow() {
        atlas.publish(
                PARTNER,
                LAB.replace("]", ", {name: 'Fourth Lab'}, {name: 'Fifth Lab'}]") + ", upserts: [" + ALPHA + ", "
                        + model("Beta") + ", " + model("Same") + ", " + model("Gone") + ", "
                        + model("Old") + "]");
        atlas.publish(PARTNER, "removals: ['gone']");
        var parts = "organizations: [{slug: 'new-lab', name: 'New Lab', headquarters: 'JP'}, {name: 'Third Lab'},"
                + " {name: 'Fourth Lab', nameKo: '네 번째'}, {name: 'Fifth Lab'}], upserts: ["
                + model("Omega").replace("{", "{slug: 'alpha', ") + ", "
                + model("Beta").replace("03-03", "03-04") + ", " + model("Same") + ", " + model("Gone") + ", "
                + model("Newest") + "], removals: ['old']";
        var preview = atlas.publish(PARTNER, parts + ", dryRun: true");
        assertThat(preview.rows())
                .extracting(Object::toString)
                .containsExactly(
                        row("organizations, 0", "new-lab", "CHANGED", "SLUG"),
                        row("organizations, 1", "third-lab", "ADDED", null),
                        row("organizations, 2", "fourth-lab", "CHANGED", "NAME"),
                        row("organizations, 3", "fifth-lab", "UNCHANGED", "NAME"),
                        row("upserts, 0", "alpha", "RENAMED", "SLUG"),
                        row("upserts, 1", "beta", "CHANGED", "NAME"),
                        row("upserts, 2", "same", "UNCHANGED", "NAME"),
                        row("upserts, 3", "gone", "RESTORED", "NAME"),
                        row("upserts, 4", "newest", "ADDED", null),
                        row("removals, 0", "old", "REMOVED", "SLUG"));
        var published = atlas.publish(PARTNER, "key", parts);
        assertThat(published.rows()).isEqualTo(preview.rows());
        var repeated = atlas.publish(PARTNER, "key", parts);
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated)
                .usingRecursiveComparison()
                .ignoringFields("replayed")
                .isEqualTo(published);
    }

    /** A partner could otherwise not see in a dry run that the call makes a revision. */
    @Test
    void dryRunReportsARowThatOnlyRestatesAValueOfItsOrganization() {
        atlas.publish(PARTNER, LAB + ", upserts: [" + model("Alpha").replace("openai", "New Lab") + "]");
        var parts = "upserts: [" + model("Alpha").replace("openai", "New Lab").replace("}", ", sectors: ['ACADEMIA']}")
                + "]";
        var preview = atlas.publish(PARTNER, parts + ", dryRun: true");
        assertThat(preview.changesAnything()).isTrue();
        assertThat(List.of(preview.changed(), preview.restated(), preview.unchanged()))
                .containsExactly(0, 1, 0);
        assertThat(preview.rows()).extracting(CallRow::outcome).containsExactly("RESTATED");
        assertThat(atlas.publish(PARTNER, parts).revision()).isNotNull();
        var again = atlas.publish(PARTNER, parts);
        assertThat(List.of(again.restated(), again.unchanged())).containsExactly(0, 1);
        assertThat(again.revision()).isNull();
    }

    private static String row(String path, String slug, String outcome, String matchedBy) {
        return "CallRow[path=[" + path + "], slug=" + slug + ", outcome=" + outcome + ", matchedBy=" + matchedBy + "]";
    }

    @Test
    void notesContainEachNewNameAndASimilarKnownNameIfThereIsOne() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("}", ", domains: ['Language', 'Sound']}") + "]");
        var parts = "organizations: [{name: 'Opem A.I.'}, {name: 'Mistrel AI'}, {name: 'Third Lab'}], upserts: ["
                + model("Beta").replace("}", ", domains: ['langauge', 'Sound', 'Sight'], tasks: ['Dowsing']}") + "]";
        var report = atlas.publish(PARTNER, parts);
        assertThat(report.importNotes())
                .extracting(note -> note.code() + " " + note.column() + " " + note.value() + ": " + note.message())
                .containsExactly(
                        "NEW_NAME organizations Mistrel AI: \"Mistrel AI\" is a new organization. It resembles \"Mistral AI\".",
                        "NEW_NAME organizations Opem A.I.: \"Opem A.I.\" is a new organization. It resembles \"OpenAI\".",
                        "NEW_NAME organizations Third Lab: \"Third Lab\" is a new organization.",
                        "NEW_NAME domains Sight: \"Sight\" is a new domain.",
                        "NEW_NAME domains langauge: \"langauge\" is a new domain. It resembles \"Language\".",
                        "NEW_NAME tasks Dowsing: \"Dowsing\" is a new task.");
        assertThat(atlas.lines("select code from import_note where revision_number = 3"))
                .isEmpty();
    }

    @Test
    void newNamesAreComparedWithEachOtherButExistingNamesComeFirst() {
        var stated = ", domains: ['Languaga', 'Languagb', 'Languagc', 'Languagd'], tasks: ['Dowsing', 'Dowzing']}";
        var report = atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("}", stated) + "]");
        assertThat(report.importNotes())
                .extracting(note -> note.message())
                .containsExactly(
                        "\"Languaga\" is a new domain. It resembles \"Language\" and \"Languagb\" and \"Languagc\".",
                        "\"Languagb\" is a new domain. It resembles \"Language\" and \"Languaga\" and \"Languagc\".",
                        "\"Languagc\" is a new domain. It resembles \"Language\" and \"Languaga\" and \"Languagb\".",
                        "\"Languagd\" is a new domain. It resembles \"Language\" and \"Languaga\" and \"Languagb\".",
                        "\"Dowsing\" is a new task. It resembles \"Dowzing\".",
                        "\"Dowzing\" is a new task. It resembles \"Dowsing\".");
    }

    /**
     * In the order of names, the last new domain is "Zanguage". It differs by one letter from the existing domain
     * "Language".
     */
    @Test
    void comparesAtMost100NewNamesAndReportsAtMost1000Notes() {
        assertThat(domains(100).importNotes())
                .hasSize(101)
                .last()
                .satisfies(note -> assertThat(note.message()).isEqualTo("\"Zanguage\" is a new domain."));
        assertThat(domains(99).importNotes())
                .hasSize(100)
                .last()
                .satisfies(note -> assertThat(note.message())
                        .isEqualTo("\"Zanguage\" is a new domain. It resembles \"Language\"."));
        assertThat(domains(1_100).importNotes()).hasSize(1_000);
    }

    @Test
    void comparesNoNamesWhenMoreThanTenThousandExist() {
        addDomains(10_000);
        assertThat(domains(0).importNotes())
                .extracting(note -> note.message())
                .containsExactly("\"Zanguage\" is a new domain.");
    }

    private void addDomains(int number) {
        atlas.atlas()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into domain (slug, name) select 'd-' || n, 'Unlike ' || n from generate_series(1, ?) n",
                        number));
    }

    /** A dry run with the given number of new domains and, as the last one, "Zanguage". */
    private ImportReport domains(int number) {
        var models = IntStream.rangeClosed(0, number / 50)
                .mapToObj(position -> model("Model " + position)
                        .replace(
                                "}",
                                ", domains: ["
                                        + IntStream.range(position * 50, Math.min(number, position * 50 + 50))
                                                .mapToObj(n -> "'Field " + (10_000 + n) + "', ")
                                                .collect(joining())
                                        + "'Language']}"))
                .collect(joining(", "));
        var last = model("Last").replace("}", ", domains: ['Zanguage']}");
        return atlas.publish(PARTNER, "upserts: [" + models + ", " + last + "], dryRun: true");
    }
}
