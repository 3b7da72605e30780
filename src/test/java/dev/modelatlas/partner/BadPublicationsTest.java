package dev.modelatlas.partner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.PlainKey;
import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/** Invalid publications, each refused with its codes and paths. None of them writes anything. */
@QuarkusTest
class BadPublicationsTest {
    private static final String TOO_LONG = "x".repeat(501);
    private static final String LOOKS = "AMBIGUOUS organizations.0.name";
    private static final String INVISIBLE = "MALFORMED organizations.0.name";
    private static final String TYPE = "BAD_USER_INPUT $input.";

    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    @Inject
    CsvExport export;

    /** @param expected codes and paths alternately: of userErrors, or of errors for wrong types */
    private record Bad(String what, String parts, String... expected) {}

    private static List<Bad> table() {
        return List.of(
                // Wrong types, which the engine refuses
                new Bad("text for a number", upsert("parameters: 'many'"), TYPE + "upserts[0].parameters"),
                new Bad("a number for a name", upsert("name: 7"), TYPE + "upserts[0].name"),
                new Bad(
                        "no name",
                        "upserts: [{releasedOn: '2024-01-01', organizations: []}]",
                        TYPE + "upserts[0].name"),
                new Bad("no day", "upserts: [{name: 'A', organizations: []}]", TYPE + "upserts[0].releasedOn"),
                new Bad("a day that is none", upsert("releasedOn: '2024-02-30'"), TYPE + "upserts[0].releasedOn"),
                new Bad("a day in other words", upsert("releasedOn: '1 May 2024'"), TYPE + "upserts[0].releasedOn"),
                new Bad("no list of organizations", upsert("organizations: null"), TYPE + "upserts[0].organizations"),
                new Bad(
                        "null among organizations",
                        upsert("organizations: [null]"),
                        TYPE + "upserts[0].organizations[0]"),
                new Bad("a sector that is none", upsert("sectors: ['Industry']"), TYPE + "upserts[0].sectors[0]"),
                new Bad("a confidence that is none", upsert("confidence: 'SURE'"), TYPE + "upserts[0].confidence"),
                new Bad("half a device", upsert("hardwareQuantity: 1.5"), TYPE + "upserts[0].hardwareQuantity"),
                new Bad("an infinite number", upsert("trainingFlop: 1e999"), TYPE + "upserts[0].trainingFlop"),
                new Bad("a field that is not there", upsert("colour: 'red'"), TYPE + "upserts[0].colour"),
                new Bad("no key", "idempotencyKey: null", TYPE + "idempotencyKey"),
                new Bad(
                        "a source without a licence",
                        "source: {name: 'n', url: 'u', attribution: 'a'}",
                        TYPE + "source.licence"),
                // The publication itself
                new Bad("a blank key", "idempotencyKey: ' ', " + upsert(""), "BLANK idempotencyKey"),
                new Bad("a long key", "idempotencyKey: '" + TOO_LONG + "', " + upsert(""), "TOO_LONG idempotencyKey"),
                new Bad("a blank label", "label: ' ', " + upsert(""), "BLANK label"),
                new Bad(
                        "a day before the current one's",
                        "asOf: '2026-08-18', " + upsert(""),
                        "OLDER_THAN_CURRENT asOf"),
                new Bad("a day to come", "asOf: '2999-01-01', " + upsert(""), "IN_THE_FUTURE asOf"),
                new Bad("a base that is not current", "baseRevision: 7, " + upsert(""), "CONFLICT baseRevision"),
                new Bad(
                        "a source that is nowhere",
                        "source: {name: ' ', url: 'ftp://example.org', licence: 'l', attribution: 'a'}, " + upsert(""),
                        "BLANK source.name",
                        "MALFORMED source.url"),
                new Bad("nothing", "upserts: []", "BLANK upserts"),
                // Amounts
                new Bad("1,001 models", "upserts: [" + rows(1001) + "]", "TOO_MANY upserts"),
                new Bad("1,001 removals", "removals: [" + slugs(1001) + "]", "TOO_MANY removals"),
                new Bad("101 links", upsert("links: [" + slugs(101) + "]"), "TOO_MANY upserts.0.links"),
                // Values of models
                new Bad("a blank name", upsert("name: ' '"), "BLANK upserts.0.name"),
                new Bad("a long name", upsert("name: '" + TOO_LONG + "'"), "TOO_LONG upserts.0.name"),
                new Bad("a model to come", upsert("releasedOn: '2999-01-01'"), "IN_THE_FUTURE upserts.0.releasedOn"),
                new Bad("a model of old", upsert("releasedOn: '1850-01-01'"), "OUT_OF_RANGE upserts.0.releasedOn"),
                new Bad("negative parameters", upsert("parameters: -1"), "OUT_OF_RANGE upserts.0.parameters"),
                new Bad(
                        "negative everything",
                        upsert("trainingFlop: -1, trainingDatasetSize: -1, trainingHours: -0.5, hardwareQuantity: -1"),
                        "OUT_OF_RANGE upserts.0.trainingFlop",
                        "OUT_OF_RANGE upserts.0.trainingDatasetSize",
                        "OUT_OF_RANGE upserts.0.trainingHours",
                        "OUT_OF_RANGE upserts.0.hardwareQuantity"),
                new Bad(
                        "a country that is none",
                        upsert("recordedCountries: ['KR', 'Atlantis']"),
                        "UNKNOWN upserts.0.recordedCountries.1"),
                new Bad(
                        "a letter whose upper case is a country code",
                        upsert("recordedCountries: ['ß']"),
                        "UNKNOWN upserts.0.recordedCountries.0"),
                new Bad(
                        "a link that no browser opens",
                        upsert("links: ['http://[::1', 'https://example.org:x']"),
                        "MALFORMED upserts.0.links.0",
                        "MALFORMED upserts.0.links.1"),
                new Bad(
                        "a link with an invisible character",
                        upsert("links: ['https://example.org/\u200b', 'https://example.org/\u00a0b']"),
                        "MALFORMED upserts.0.links.0",
                        "MALFORMED upserts.0.links.1"),
                new Bad(
                        "a source that no browser opens",
                        upsert("") + ", source: {name: 'n', url: 'http://[::1', licence: 'l', attribution: 'a'}",
                        "MALFORMED source.url"),
                new Bad("an organization in other letters", organization("name: 'openai'"), LOOKS),
                new Bad("an organization with a Cyrillic O", organization("name: '\u041epenAI'"), LOOKS),
                new Bad("an organization with a digit for a letter", organization("name: '0penAl'"), LOOKS),
                new Bad("a zero-width blank in a name", organization("name: 'Open\u200bAI'"), INVISIBLE),
                new Bad("letters from right to left", organization("name: '\u202eIAnepO\u202c'"), INVISIBLE),
                new Bad(
                        "a zero-width joiner in the name of a model",
                        upsert("name: 'Al\u200dpha'"),
                        "MALFORMED upserts.0.name"),
                new Bad(
                        "two new organizations that look alike",
                        "organizations: [{name: 'Coolab'}, {name: 'C\u043e\u043elab'}]",
                        "AMBIGUOUS organizations.1.name"),
                new Bad(
                        "a link that is none",
                        upsert("links: ['https://example.org', 'javascript:alert(1)']"),
                        "MALFORMED upserts.0.links.1"),
                new Bad("a slug that is none", upsert("slug: 'A b'"), "MALFORMED upserts.0.slug"),
                new Bad("a slug that nobody has", upsert("slug: 'nobody-has-it'"), "UNKNOWN upserts.0.slug"),
                // Contradictions between rows, and with existing data
                new Bad(
                        "an organization that nobody knows",
                        upsert("organizations: ['openai', 'Nobody Ltd.']"),
                        "UNKNOWN upserts.0.organizations.1"),
                new Bad(
                        "one slug twice",
                        "upserts: [" + row("slug: 'x-1', name: 'X'") + ", " + row("slug: 'x-1', name: 'Y'") + "]",
                        "UNKNOWN upserts.0.slug",
                        "DUPLICATE upserts.1.slug"),
                new Bad("one model twice", "upserts: [" + row("") + ", " + row("") + "]", "DUPLICATE upserts.1"),
                new Bad(
                        "two spellings of one new name",
                        "upserts: [" + row("") + ", " + row("name: 'A-model of Ours'") + "]",
                        "DUPLICATE upserts.1.name"),
                new Bad("made from itself", upsert("baseModels: ['A model of ours']"), "CIRCULAR upserts.0.baseModels"),
                new Bad(
                        "made from each other",
                        "upserts: [" + row("name: 'P', baseModels: ['Q']") + ", " + row("name: 'Q', baseModels: ['R']")
                                + ", " + row("name: 'R', baseModels: ['P', 'S']") + ", " + row("name: 'S'") + "]",
                        "CIRCULAR upserts.0.baseModels",
                        "CIRCULAR upserts.1.baseModels",
                        "CIRCULAR upserts.2.baseModels"),
                new Bad("a row of others by its name", upsert("name: 'Grok-2'"), "FOREIGN upserts.0"),
                new Bad("a row of others by its slug", upsert("slug: 'grok-2'"), "FOREIGN upserts.0"),
                new Bad("a row of others to remove", "removals: ['grok-2']", "FOREIGN removals.0"),
                new Bad("a row to remove that is not there", "removals: ['nobody-has-it']", "UNKNOWN removals.0"),
                new Bad(
                        "one row to remove twice",
                        "removals: ['nobody', 'nobody']",
                        "UNKNOWN removals.0",
                        "DUPLICATE removals.1"),
                // Organizations
                new Bad("an organization of others", "organizations: [{name: 'OpenAI'}]", "FOREIGN organizations.0"),
                new Bad("another name of one", "organizations: [{name: '奇虎360'}]", "DUPLICATE organizations.0.name"),
                new Bad(
                        "Korean names of one that has models, and of one that only the reference data has",
                        "organizations: [{name: '네이버'}, {name: '네이버 AI 랩'}]",
                        "DUPLICATE organizations.0.name",
                        "DUPLICATE organizations.1.name"),
                new Bad(
                        "a seat that is nowhere",
                        "organizations: [{name: 'Lab', headquarters: 'Atlantis'}]",
                        "UNKNOWN organizations.0.headquarters"),
                new Bad(
                        "a seat whose upper case is a country code",
                        "organizations: [{name: 'Lab', headquarters: 'ß'}]",
                        "UNKNOWN organizations.0.headquarters"),
                new Bad(
                        "a group that nobody knows",
                        "organizations: [{name: 'Lab', group: 'Nobody Ltd.'}]",
                        "UNKNOWN organizations.0.group"),
                new Bad(
                        "a group of a group",
                        "organizations: [{name: 'Lab', group: 'google-deepmind'}]",
                        "NESTED_GROUP organizations.0.group"),
                new Bad(
                        "one organization twice",
                        "organizations: [{name: 'Lab'}, {name: 'Lab'}]",
                        "DUPLICATE organizations.1"),
                // Everything at once
                new Bad(
                        "all problems are reported, in the order of the call",
                        "asOf: '2999-01-01', organizations: [{name: 'OpenAI'}], upserts: [" + row("parameters: -1")
                                + ", " + row("name: 'Grok-2'") + ", " + row("organizations: ['Nobody Ltd.']")
                                + "], removals: ['grok-2']",
                        "IN_THE_FUTURE asOf",
                        "FOREIGN organizations.0",
                        "OUT_OF_RANGE upserts.0.parameters",
                        "FOREIGN upserts.1",
                        "UNKNOWN upserts.2.organizations.0",
                        "FOREIGN removals.0"));
    }

    @Test
    void badPublicationGetsTheExpectedCodeAndPathAndWritesNothing() {
        var before = everything();
        var key = keys.create(new Actor("Ada"), "Careless", KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow();
        var wrong = new ArrayList<String>();
        for (var bad : table()) {
            var told = told(key, bad);
            if (!told.equals(List.of(bad.expected()))) {
                wrong.add(bad.what() + ": " + told);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(table()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(everything()).isEqualTo(before);
    }

    private static List<String> told(PlainKey key, Bad bad) {
        var response = PublishCall.publish(key, PublishCall.input("bad", "2026-08-19", bad.parts()));
        var path = response.jsonPath();
        return response.statusCode() == 400 || path.get("errors") != null
                ? errors(response)
                : path.<Map<String, Object>>getList("data.publishRevision.userErrors").stream()
                        .map(error -> error.get("code") + " "
                                + ((List<?>) error.get("path"))
                                        .stream().map(String::valueOf).collect(Collectors.joining(".")))
                        .toList();
    }

    private static List<String> errors(Response response) {
        return response.jsonPath().<Map<String, Object>>getList("errors.extensions").stream()
                .map(extensions -> extensions.get("code") + " " + extensions.get("argument"))
                .toList();
    }

    private String everything() {
        var counts = Sql.one(
                jdbi,
                String.class,
                "select (select count(*) from revision) || ' '"
                        + " || (select count(*) from model) || ' ' || (select count(*) from organization) || ' '"
                        + " || (select count(*) from organization_version) || ' ' || (select count(*) from domain) || ' '"
                        + " || (select count(*) from task) || ' ' || (select count(*) from source) || ' '"
                        + " || (select count(*) from answered_call)");
        var out = new ByteArrayOutputStream();
        export.write(ExportFormat.CSV, 8, out);
        return counts + out.toString(StandardCharsets.UTF_8);
    }

    private static String upsert(String facts) {
        return "upserts: [" + row(facts) + "]";
    }

    private static String organization(String facts) {
        return "organizations: [{" + facts + "}]";
    }

    /** A model with other facts, which replace the defaults. */
    private static String row(String facts) {
        return "{name: 'A model of ours', releasedOn: '2024-03-03', organizations: ['openai']"
                + (facts.isEmpty() ? "" : ", " + facts) + "}";
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> row("name: 'Model " + n + "'"))
                .collect(Collectors.joining(", "));
    }

    private static String slugs(int count) {
        return Stream.concat(Stream.of("'s'"), Collections.nCopies(count - 1, "'s'").stream())
                .collect(Collectors.joining(", "));
    }
}
