package dev.modelatlas.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.work.SearchWords;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.SourceFiles;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.Typos;
import dev.modelatlas.text.Texts;

import static org.assertj.core.api.Assertions.assertThat;

/** Names in {@code db/reference} under which people search for models, although the sources use other names. */
@QuarkusTest
class TypedNamesTest {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int NEWEST = 8;

    @Inject
    Texts texts;

    @Inject
    SearchRepository search;

    @Inject
    Jdbi jdbi;

    /** No shipped revision has a model of Kakao's families, so their three aliases find nothing. */
    @Test
    void findsModelsByTheAliasesOfTheirFamily() throws IOException {
        var missed = new ArrayList<String>();
        for (var family : reference("families.csv")) {
            var names = Arrays.stream(family.get("models").split("\\|"))
                    .map(TypedNamesTest::form)
                    .toList();
            for (var alias : family.get("aliases").split("\\|")) {
                if (!finds(alias, names)) {
                    missed.add(alias);
                }
            }
        }
        assertThat(missed).containsExactly("카나나", "코지피티", "KoGPT");
    }

    @ParameterizedTest
    @CsvSource({
        "엑사원, EXAONE 4.5",
        "K-엑사원, K-EXAONE",
        "클로드3.5, Claude 3.5 Sonnet",
        "클로드 소네트 4, Claude Sonnet 4",
        "챗GPT, GPT-4o",
        "라마 3.1, Llama 3.1-405B",
        "하이퍼클로바X, HyperCLOVA X",
        "젠2, Gen-2",
        "큐웬, Qwen2-72B",
        "클로두, Claude 2",
        "제미나이 2.5 프로, Gemini 2.5 Pro (Jun 2025)",
        "제미나이 플래시, Gemini 2.0 Flash",
        "제미나이 울트라, Gemini 1.0 Ultra",
        "GPT-4o 미니, GPT-4o mini",
        "GPT-4 터보, GPT-4 Turbo (Nov 2023)",
        "미스트랄 라지, Mistral Large",
        "라마 4 매버릭, Llama 4 Maverick",
        "큐원 코더, Qwen3-Coder-480B-A35B"
    })
    void findsModelsByAFamilyNameAndFurtherWords(String text, String model) {
        assertThat(models(text, NEWEST)).contains(model);
    }

    @Test
    void prefersAnExactNameToAPrefix() {
        assertThat(models("파이", NEWEST)).contains("Phi-4").noneMatch(name -> name.contains("Firefly"));
        assertThat(models("파이어", NEWEST)).contains("Firefly");
    }

    /** Names of things that the atlas does not have. They resemble AlphaCode, XVERSE and Peking University. */
    @ParameterizedTest
    @ValueSource(strings = {"알파폴드", "픽스버스", "南京大学"})
    void doesNotTakeAnotherNameForAMisspeltOne(String text) {
        assertThat(models(text, NEWEST)).isEmpty();
        assertThat(texts.read(text, "text", NEWEST).organizationIds()).isEmpty();
    }

    @Test
    void findsOrganizationsByKoreanNames() {
        var missed = new ArrayList<String>();
        var named = jdbi.withHandle(
                handle -> handle.select("select o.id, o.name_ko as name from organization o join organization_version v"
                                + " on v.organization_id = o.id where o.name_ko is not null and v.valid_from <= 8"
                                + " and v.valid_until > 8")
                        .mapToMap()
                        .list());
        for (var organization : named) {
            var name = (String) organization.get("name");
            if (!texts.read(name, "text", NEWEST).organizationIds().contains(organization.get("id"))) {
                missed.add(name);
            }
        }
        assertThat(named).hasSizeGreaterThan(140);
        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "메이투안, meituan",
        "샤오홍슈, rednote",
        "문샷, moonshot",
        "엔씨, ncsoft",
        "키, ",
        "키미, moonshot",
        "TII, technology-innovation-institute",
        "치린허성, qilin-hesheng-network-technology-co-ltd-apus",
        "치후 360, 360-security-technology"
    })
    void findsOrganizationsByAliasesAndMatchesShortAliasesOnlyAsWholeWords(String text, String slug) {
        var ids = texts.read(text, "text", NEWEST).organizationIds();
        var slugs = jdbi.withHandle(handle -> handle.select("select slug from organization where id = any (?)")
                .bind(0, ids.toArray(Integer[]::new))
                .mapTo(String.class)
                .set());
        if (slug == null) {
            assertThat(slugs).isNotEmpty().doesNotContain("moonshot");
        } else {
            assertThat(slugs).anyMatch(found -> found.startsWith(slug));
        }
    }

    /** A word that occurs in a name is correct, and must not be replaced by a similar one. */
    @Test
    void doesNotReplaceACorrectWord() {
        var words = words(names());
        assertThat(words).hasSizeGreaterThan(200);
        for (var word : words) {
            var term = texts.read(word, "text", NEWEST).terms().get(0);
            assertThat(term.word()).isEqualTo(word);
            assertThat(models(word, NEWEST)).as(word).isNotEmpty();
        }
    }

    @Test
    void findsTheCorrectWordForAtLeast105Of111Typos() {
        assertThat(missed(words(names()))).hasSizeLessThanOrEqualTo(6);
    }

    @Full
    @Test
    void findsTheCorrectWordForAtLeast105Of111TyposInNamesFromUnshippedVintages() throws IOException {
        var names = new ArrayList<String>();
        for (var file : List.of("large_scale_ai_models-2024-09-02.csv", "large_scale_ai_models-2026-05-02.csv")) {
            try (var rows = CSV.parse(Files.newBufferedReader(SourceFiles.more(file)))) {
                rows.forEach(row -> names.add(row.get(row.isMapped("Model") ? "Model" : "System")));
            }
        }
        assertThat(missed(words(names))).hasSizeLessThanOrEqualTo(6);
    }

    /** The typos, of 111, for which the search finds no model with the correct word. */
    private List<Typos.Typo> missed(List<String> words) {
        var right = Sql.one(
                jdbi,
                String.class,
                "select string_agg(form, '') from (select form from model_name union all"
                        + " select form from organization_form union all select form from country"
                        + " union all select form from family) as forms");
        var missed = Typos.of(words, typed -> !right.contains(typed), 111, 18).stream()
                .filter(typo -> models(typo.typed(), NEWEST).stream()
                        .noneMatch(name -> wordsOf(name).anyMatch(typo.word()::equals)))
                .toList();
        System.out.println("of 111 typos found " + (111 - missed.size()) + ", missed " + missed);
        return missed;
    }

    private List<String> names() {
        return Sql.list(
                jdbi,
                String.class,
                "select name from model_version where valid_from <= 8 and valid_until > 8 order by name");
    }

    /** The words of these names that occur in models of the newest revision. */
    private List<String> words(List<String> names) {
        var known = names().stream().flatMap(TypedNamesTest::wordsOf).collect(Collectors.toSet());
        return names.stream()
                .flatMap(TypedNamesTest::wordsOf)
                .filter(word -> word.matches("[a-z]{3,}") && known.contains(word))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> wordsOf(String name) {
        return SearchWords.of(name).stream();
    }

    private boolean finds(String text, List<String> names) {
        for (var revision = NEWEST; revision > 0; revision--) {
            var found = models(text, revision).stream().map(TypedNamesTest::form);
            if (found.anyMatch(name -> names.stream().anyMatch(name::contains))) {
                return true;
            }
        }
        return false;
    }

    private List<String> models(String text, int revision) {
        return search.models(texts.read(text, "text", revision), revision, 600).stream()
                .map(ranked -> ranked.row().name)
                .toList();
    }

    private static List<CSVRecord> reference(String file) throws IOException {
        try (var rows = CSV.parse(Files.newBufferedReader(Path.of("db/reference", file)))) {
            return rows.getRecords();
        }
    }

    private static String form(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
