package dev.modelatlas.site;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ItemPagesTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("<loc>(.*?)</loc>");

    @Test
    void modelPageShowsTheNameWithoutJavaScript() {
        var page = get("/models/gpt-4?revision=3&lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Vary")).isEqualTo("Accept, Accept-Encoding, Accept-Language, Origin");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'; ");
        assertThat(page.asString())
                .contains(
                        "<html lang=\"en\">",
                        "<title>GPT-4 (OpenAI, 2023): compute, parameters, history – Model Atlas</title>",
                        "<meta name=\"description\" content=\"Large-scale AI model of OpenAI (United States), released on"
                                + " 15 March 2023. Training compute: 2.1e25 FLOP.\">",
                        "<meta property=\"og:title\" content=\"GPT-4 (OpenAI, 2023): compute, parameters, history\">",
                        "<h1>GPT-4</h1>",
                        "<li><a href=\"/organizations/openai?lang=en&amp;revision=3\">OpenAI</a></li>",
                        "<li><a href=\"/countries/US?lang=en&amp;revision=3\">United States</a></li>");
        var origin = origin(page);
        assertThatJson(data(page)).isEqualTo("""
                {"@context": "https://schema.org", "@graph": [
                  {"@type": "SoftwareApplication", "@id": "ORIGIN/models/gpt-4", "url": "ORIGIN/models/gpt-4",
                   "name": "GPT-4", "identifier": "gpt-4", "applicationCategory": "Artificial intelligence model",
                   "datePublished": "2023-03-15",
                   "creator": [{"@type": "Organization", "@id": "ORIGIN/organizations/openai",
                                "url": "ORIGIN/organizations/openai", "name": "OpenAI"}],
                   "keywords": ["Multimodal", "Language", "Vision", "Image generation"],
                   "sameAs": ["https://arxiv.org/abs/2303.08774"], "subjectOf": {"@id": "ORIGIN/#dataset"}},
                  {"@type": "BreadcrumbList", "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Models", "item": "ORIGIN/models"},
                    {"@type": "ListItem", "position": 2, "name": "GPT-4", "item": "ORIGIN/models/gpt-4"}]}]}
                """.replace("ORIGIN", origin));
    }

    @Test
    void koreanPageOfAnOrganizationShowsItsNumberOfModels() {
        var page = get("/organizations/lg-ai-research?revision=8&lang=ko");
        assertThat(page.asString())
                .contains(
                        "<html lang=\"ko\">",
                        "<title>LG AI연구원: 초거대 AI 모델 7개 – Model Atlas</title>",
                        "<a class=\"skip\" id=\"skip\" href=\"#thing\">본문으로 건너뛰기</a>",
                        "<meta property=\"og:locale\" content=\"ko_KR\">",
                        "<li><a href=\"/countries/KR?lang=ko&amp;revision=8\">한국</a></li>");
        assertThatJson(data(page)).node("@graph[0]").isEqualTo("""
                {"@type": "Organization", "@id": "ORIGIN/organizations/lg-ai-research",
                 "url": "ORIGIN/organizations/lg-ai-research", "name": "LG AI연구원", "alternateName": "LG AI Research",
                 "identifier": "lg-ai-research", "address": {"@type": "PostalAddress", "addressCountry": "KR"},
                 "parentOrganization": {"@type": "Organization", "@id": "ORIGIN/organizations/lg",
                   "url": "ORIGIN/organizations/lg", "name": "LG"},
                 "subjectOf": {"@id": "ORIGIN/#dataset"}}""".replace("ORIGIN", origin(page)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/countries/KR?revision=8&lang=en | South Korea: 22 large-scale AI models, rank 3 in the world",
                "/countries/KR?revision=8&lang=ko | 한국: 초거대 AI 모델 22개, 세계 3위",
                "/countries/CA?revision=3&lang=en | Canada: 3 large-scale AI models, joint rank 8 in the world",
                "/countries/PT?revision=8&lang=en&utm_source=%C7%D1 | Portugal: no large-scale AI models by headquarters",
                "/countries/PT?revision=8&lang=en&REVISION=draft | Portugal: no large-scale AI models by headquarters",
                "/organizations/zhipu-ai?revision=9&lang=en | Zhipu AI: no large-scale AI models in revision 9",
                "/organizations/zhipu-ai?revision=9&lang=ko | 즈푸 AI: 제9판에 초거대 AI 모델 없음",
                "/models?lang=ko | 초거대 AI 모델",
                "/organizations?lang=en | Organizations behind large-scale AI models",
            })
    void titleSaysWhatThePageShows(String address, String title) {
        assertThat(get(address).asString()).contains("<title>" + title + " – Model Atlas</title>");
    }

    /** The source records no organization for Step-2, but a country. */
    @Test
    void pageOfAModelShowsTheRecordedCountryIfHeadquartersAreUnknown() {
        assertThat(get("/models/step-2?revision=3&lang=en").asString())
                .contains(
                        "content=\"Large-scale AI model (China), released on 1 March 2024. ",
                        "<li><a href=\"/countries/CN?lang=en&amp;revision=3\">China</a></li>");
        assertThat(get("/models/step-2?revision=3&lang=ko").asString())
                .contains("content=\"2024년 3월 1일 중국에서 출시한 초거대 AI 모델입니다. ");
    }

    @Test
    void langParameterTakesPrecedenceOverTheLanguageOfTheBrowser() {
        assertThat(toAKorean("/countries/KR")).contains("<html lang=\"ko\">");
        assertThat(toAKorean("/countries/KR?lang=en")).contains("<html lang=\"en\">");
        assertThat(toAKorean("/")).contains("<html lang=\"ko\">");
        assertThat(get("/countries/KR").asString()).contains("<html lang=\"en\">");
    }

    @ParameterizedTest
    @CsvSource({"ko, ko", "KO-kr;q=0.9, ko", "'ko,en;q=0.8', ko", "kok-IN, en", "kok, en", "'en,ko;q=0.9', en", "k, en"
    })
    void firstSubtagOfTheBrowsersLanguageDecidesTheLanguageOfThePage(String accepted, String language) {
        var page = given().header("Accept-Language", accepted).get("/countries/KR");
        assertThat(page.asString()).contains("<html lang=\"" + language + "\">");
    }

    private static String toAKorean(String address) {
        return given().header("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8")
                .get(address)
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "/models/nothing, No model has the slug “nothing”.",
        "/models/%3Cscript%3Ealert(1)%3C%2Fscript%3E, No model has the slug “<script>alert(1)</script>”.",
        "/models/a%00b, No model has the slug “a\0b”.",
        "/organizations/nobody, No organization has the slug “nobody”.",
        "/countries/XX, No country has the code “XX”.",
        "/countries/KOR, No country has the code “KOR”.",
        // In upper case, this is SS, the code of South Sudan.
        "/countries/%C3%9F, No country has the code “ß”.",
        // The Kelvin sign, which is k in lower case.
        "/models/gro%E2%84%AA-4, No model has the slug “gro\u212a-4”.",
    })
    void unknownSlugOrCodeGivesBrowsersAPageAndProgramsProblemDetails(String address, String message) {
        var page = get(address);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString())
                .contains(
                        "<title>This page cannot be shown – Model Atlas</title>",
                        "<meta name=\"robots\" content=\"noindex\">")
                .contains("<p class=\"lede\">" + message.replace("<", "&lt;").replace(">", "&gt;") + "</p>")
                .doesNotContain("<script>alert", "rel=\"canonical\"");
        var problem =
                given().urlEncodingEnabled(false).accept("application/json").get(address);
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.contentType()).isEqualTo("application/problem+json");
        assertThat(problem.jsonPath().getMap("").get("detail")).isEqualTo(message);
        assertThat(problem.jsonPath().getString("code")).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "revision=99, 404, REVISION_NOT_FOUND, Revision 99 does not exist. Choose a revision from 1 to 9.",
        "revision=0, 404, REVISION_NOT_FOUND, Revision 0 does not exist. Choose a revision from 1 to 9.",
        "revision=three, 400, BAD_USER_INPUT, '`revision`: \"three\" is not a whole number up to 2147483647, such as 8.'",
        "revision=3&revision=4, 400, BAD_USER_INPUT, `revision` is given 2 times. Give it once.",
    })
    void errorForAnInvalidRevisionSaysWhichRevisionsAreValid(String query, int status, String code, String message) {
        for (var path : List.of("/models/gpt-4", "/models", "/organizations/openai", "/countries/KR")) {
            var page = get(path + "?" + query);
            assertThat(page.statusCode()).as(path).isEqualTo(status);
            assertThat(page.asString()).contains("<p class=\"lede\">" + Markup.text(message) + "</p>");
            var problem =
                    given().urlEncodingEnabled(false).accept("application/json").get(path + "?" + query);
            assertThat(problem.statusCode()).isEqualTo(status);
            assertThat(problem.jsonPath().getString("code")).isEqualTo(code);
            assertThat(problem.jsonPath().getString("detail")).isEqualTo(message);
        }
    }

    @Test
    void messageInAnotherLanguageThanThePageNamesItsLanguage() {
        assertThat(get("/models/gpt-4?revision=99&lang=ko").asString())
                .contains("<p class=\"lede\" lang=\"en\">Revision 99 does not exist. ");
        assertThat(get("/models/nothing?lang=ko").asString()).contains("<p class=\"lede\">‘nothing’ 모델은 없습니다.</p>");
    }

    @Test
    void sentenceAboutACountryNeedsNoArticle() {
        assertThat(get("/countries/US?revision=3&lang=en").asString())
                .contains("<p class=\"lede\">United States: organizations with headquarters here have developed ");
    }

    @ParameterizedTest
    @CsvSource({
        "/models/GPT-4?lang=ko, /models/gpt-4?lang=ko",
        "/organizations/OpenAI, /organizations/openai",
        "/countries/kr?revision=3, /countries/KR?revision=3",
    })
    void otherSpellingOfASlugRedirectsToThePage(String address, String present) {
        var moved = given().redirects().follow(false).get(address);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.header("Location")).isEqualTo(present);
        assertThat(moved.header("Cache-Control")).isEqualTo("public, max-age=3600");
    }

    @Test
    void redirectOfALongUrlKeepsTheLanguageAndTheRevision() {
        var address = "/models/GPT-4?lang=ko&revision=3&fbclid=" + "a".repeat(1_000);
        assertThat(given().redirects().follow(false).get(address).header("Location"))
                .isEqualTo("/models/gpt-4?lang=ko&revision=3");
    }

    @ParameterizedTest
    @CsvSource({"models, grok-4", "organizations, z-ai-zhipu-ai"})
    void pageSaysThatTheSlugBelongsToAnotherRevision(String kind, String slug) {
        var page = get("/" + kind + "/" + slug + "?revision=1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("<title>“" + slug
                        + "” is not part of revision 1, but of another revision. – Model Atlas</title>")
                .contains("<meta name=\"robots\" content=\"noindex\">");
    }

    @Test
    void clientThatHasThePageGets304() {
        var page = get("/models/gpt-4?revision=3");
        var again = given().header("If-None-Match", page.header("ETag")).get("/models/gpt-4?revision=3");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(given().head("/models/gpt-4").statusCode()).isEqualTo(200);
        assertThat(given().post("/models/gpt-4").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/report"})
    void explorerAndReportContainADescriptionOfTheDataset(String path) {
        var page = get(path);
        var data = data(page);
        assertThatJson(data).inPath("$['@graph'][*]['@type']").isArray().contains("Dataset");
        assertThatJson(data)
                .inPath("$['@graph'][?(@['@type']=='Dataset')]['isBasedOn']['license']")
                .isArray()
                .containsExactly("https://creativecommons.org/licenses/by/4.0/");
        for (var distribution : List.of("/export/models.csv", "/export/models.ndjson")) {
            assertThat(data).contains("\"contentUrl\":\"" + origin(page) + distribution + "\"");
            assertThat(given().head(distribution).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sitemapListsEveryPageExceptThoseOfCountriesAndOrganizationsWithoutModels() {
        var sitemap = get("/sitemap.xml");
        assertThat(sitemap.contentType()).startsWith("application/xml");
        var origin = origin(get("/"));
        var listed = ADDRESS.matcher(sitemap.asString())
                .results()
                .map(match -> match.group(1).substring(origin.length()))
                .toList();
        var wanted = Stream.of(
                        Stream.of("/", "/report", "/claims", "/models", "/organizations", "/countries"),
                        keys("claims", "slug").map(slug -> "/claims/" + slug),
                        keys("models", "slug").map(slug -> "/models/" + slug),
                        organizationsWithModels().map(slug -> "/organizations/" + slug),
                        keys("countries", "filter: { minModels: 1 }", "code").map(code -> "/countries/" + code))
                .flatMap(paths -> paths)
                .toList();
        assertThat(wanted).hasSizeGreaterThan(650);
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(get("/sitemap/1.xml").asString()).isEqualTo(sitemap.asString());
        assertThat(given().header("If-None-Match", sitemap.header("ETag"))
                        .get("/sitemap.xml")
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap/2.xml", "/sitemap/0.xml", "/sitemap/x.xml", "/sitemap/99999.xml"})
    void unknownPartOfTheSitemapIsNotFound(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void robotsTxtNamesTheSitemapAndDisallowsPathsThatAreNotPages() {
        assertThat(get("/robots.txt").asString()).isEqualTo("""
                # Crawlers may read the pages. Programs that need all of the data can download each export as one file.
                User-agent: *
                Allow: /graphql/schema.graphql
                Allow: /export/croissant.json
                Disallow: /graphql
                Disallow: /graphiql
                Disallow: /export/
                Disallow: /changes
                Disallow: /imports
                Disallow: /mcp
                Disallow: /s/
                Disallow: /*revision=
                Disallow: /*?r=
                Disallow: /*&r=

                Sitemap: %s/sitemap.xml
                """.formatted(origin(get("/"))));
    }

    /** Organizations with models of their own or of a subsidiary. */
    private static Stream<String> organizationsWithModels() {
        var ofGroups = GraphQLClient.post(
                        "{ trends(organizationBasis: GROUP) { ranking(by: ORGANIZATION) { key } } }", Map.of())
                .jsonPath()
                .getList("data.trends.ranking.key", String.class);
        return Stream.concat(keys("organizations", "filter: { minModels: 1 }", "slug"), ofGroups.stream())
                .distinct();
    }

    /** The keys of all nodes of a list, page by page. */
    private static Stream<String> keys(String list, String key) {
        return keys(list, "", key);
    }

    private static Stream<String> keys(String list, String filter, String key) {
        var found = new TreeSet<String>();
        Map<String, Object> variables = Map.of();
        for (var more = true; more; ) {
            var page = GraphQLClient.post(
                            "query ($after: String) { list: " + list + "(" + filter
                                    + " first: 100, after: $after) { nodes { " + key
                                    + " } pageInfo { hasNextPage endCursor } } }",
                            variables)
                    .jsonPath();
            found.addAll(page.getList("data.list.nodes." + key));
            more = page.getBoolean("data.list.pageInfo.hasNextPage");
            variables = Map.of("after", page.getString("data.list.pageInfo.endCursor"));
        }
        return found.stream();
    }

    private static Response get(String address) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(address);
    }

    static String data(Response page) {
        var data = DATA.matcher(page.asString());
        assertThat(data.find()).as("JSON-LD in the page").isTrue();
        return data.group(1);
    }

    private static String origin(Response page) {
        var site = Pattern.compile("<meta name=\"model-atlas-site\" content=\"(https?://[^/\"]+)\">")
                .matcher(page.asString());
        assertThat(site.find()).as("public URL in the page").isTrue();
        return site.group(1);
    }
}
