package dev.modelatlas.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static org.assertj.core.api.Assertions.assertThat;

/** Typical search strings, and the results that people expect. */
@QuarkusTest
class SearchApiTest {
    private static final String SEARCH = """
            query ($text: String!, $first: Int, $revision: Int) {
              search(text: $text, first: $first, revision: $revision) {
                ... on Model { key: slug } ... on Organization { key: slug } ... on Country { key: code }
              }
            }""";

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "openai, openai",
        "open ai, openai",
        "오픈AI, openai",
        "antropic, anthropic",
        "depseek, deepseek",
        "Deep-Seek, deepseek",
        "삼성, samsung",
        "삼숭, samsung",
        "네이버, naver",
        "내이버, naver",
        "엘지, lg",
        "엘지 AI 연구원, lg-ai-research",
        "mistrall, mistral-ai",
        "École Polytechnique, ecole",
        "미국, US",
        "USA, US",
        "uk, GB",
        "Korea, KR",
        "한국, KR",
        "대한민귝, KR",
        "Frnace, FR",
        "gpt-4, gpt-4",
        "GPT4, gpt-4",
        "ＧＰＴ－４, gpt-4",
        "gpt 4 mar 2023, gpt-4",
        "Gmini, gemini",
        "llamma, llama",
        "qwne, qwen",
        "o1, o1",
        "4o, gpt-4o",
        "R1, deepseek-r1",
        "depseek-R1, deepseek-r1",
        "naver hyperclova, hyperclova",
        "google/Gemma-2-27B, gemma-2-27b",
        "meta-llama/Llama-3.1-8B, llama-3-1-8b",
        "gemini-pro, gemini-3-1-pro",
        "gemini-pro-1.5, gemini-1-5-pro",
        "LG엑사원, exaone",
        "딥시크R1, deepseek-r1",
        "위스퍼v3, whisper-v3",
        "알파 코드, alphacode",
        "하이퍼 클로바 X, hyperclova",
        "하이퍼클로바 엑스, hyperclova",
        "openai:gpt-4, gpt-4",
        "'Google,Gemini', gemini",
        "네이버/하이퍼클로바, hyperclova",
        "nao, 360zhinao",
        "zhina, 360zhinao"
    })
    void firstHitIsTheExpectedOne(String text, String expected) {
        assertThat(keys(text, 1, null)).singleElement().asString().startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"카카오", "xyzzyx", "qwerty", "한글과컴퓨터"})
    void findsNothingForAnUnknownName(String text) {
        assertThat(keys(text, 10, null)).isEmpty();
    }

    @Test
    void ranksExactNamesThenPrefixesThenOthers() {
        assertThat(keys("google", 6, 3))
                .containsExactly(
                        "google",
                        "google-deepmind",
                        "google-research",
                        "google-brain",
                        "gemini-2-0-flash",
                        "gemma-2-27b");
        assertThat(keys("gpt 4", 4, 3)).containsExactly("gpt-4", "gpt-4-turbo", "gpt-4o-mini", "gpt-4o");
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "Anthropic Claude, claude",
        "Claude Anthropic, claude",
        "OpenAI GPT-5, gpt-5",
        "openai/gpt-4o, gpt-4o",
        "openai o1, o1",
        "DeepSeek/DeepSeek-V3, deepseek-v3",
        "Tencent Hunyuan, hunyuan",
        "xai/grok-1, grok-1",
        "claude-4-sonnet, claude-sonnet-4",
        "llama 3, llama-3-70b",
        "gpt-3, gpt-3-175b-davinci"
    })
    void exactNameIsBeforeNewerModelsWithLongerNames(String text, String expected) {
        assertThat(keys(text, 1, 8)).containsExactly(expected);
    }

    @Test
    void findsAModelByTheNamesThatItHadUpToTheRevision() {
        assertThat(keys("gpt-4", 1, 1)).containsExactly("gpt-4");
        assertThat(keys("gpt-4", 1, 8)).containsExactly("gpt-4");
        assertThat(keys("GPT-4 (Mar 2023)", 1, 7)).containsExactly("gpt-4");
        assertThat(keys("GPT-4 (Mar 2023)", 1, 6)).isEmpty();
    }

    @Test
    void treatsWildcardsAsText() {
        assertThat(keys("g_t-4", 10, 3)).isEmpty();
        assertThat(keys("gpt%mini", 10, 3)).isEqualTo(keys("gpt mini", 10, 3)).containsExactly("gpt-4o-mini");
        assertThat(keys("gpt%4\\", 10, 3)).isEqualTo(keys("gpt-4", 10, 3)).isNotEmpty();
    }

    @Test
    void first30Of100HitsEqualTheResultOfASearchFor30() {
        var hundred = keys("a", 100, 3);
        assertThat(hundred).hasSize(100).doesNotHaveDuplicates();
        assertThat(keys("a", 30, 3)).isEqualTo(hundred.subList(0, 30));
    }

    @Test
    void hitsAreReadAtTheRevisionOfTheSearch() {
        assertThatData("""
                        { search(text: "네이버", first: 2, revision: 3) { __typename
                            ... on Organization { id name(language: KO) modelCount headquarters { code } }
                            ... on Model { name firstRevision { number } organizations { slug } } } }""").isEqualTo("""
                        { "search": [
                            { "__typename": "Organization", "id": "bk9yZ2FuaXphdGlvbjpuYXZlckAzFn3uTA", "name": "네이버",
                              "modelCount": 3, "headquarters": { "code": "KR" } },
                            { "__typename": "Model", "name": "HyperCLOVA X", "firstRevision": { "number": 1 },
                              "organizations": [{ "slug": "naver" }] }] }""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: \"  \"|text|`text` must not be blank.",
                "text: \"%_\"|text|`text` must contain a letter or a digit.",
                "text: \"a b c d e f g h i j k\"|text|`text` must have at most 10 words, but has 11 (hyphens "
                        + "separate words, a digit after a letter starts a new word, and a plus sign is a word).",
                "text: \"a\", first: 0|first|`first` must be from 1 to 100, but is 0.",
                "text: \"a\", first: 101|first|`first` must be from 1 to 100, but is 101."
            })
    void refusesTextThatCannotBeSearched(String arguments, String argument, String message) {
        assertRefused("{ search(" + arguments + ") { __typename } }", argument, message);
    }

    @Test
    void refusesLongText() {
        var text = "\"" + "가".repeat(201) + "\"";
        var message = " must have at most 200 characters, but has 201.";
        assertRefused("{ search(text: " + text + ") { __typename } }", "text", "`text`" + message);
        for (var list : List.of("models", "organizations", "countries")) {
            assertRefused(
                    "{ " + list + "(filter: { text: " + text + " }) { totalCount } }",
                    "filter.text",
                    "`filter.text`" + message);
        }
    }

    private static void assertRefused(String document, String argument, String message) {
        var answer = assertThatAnswer(document);
        answer.node("errors[0].message").isEqualTo(message);
        answer.node("errors[0].extensions").isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", argument));
    }

    private static List<String> keys(String text, int first, Integer revision) {
        var variables = new HashMap<String, Object>(Map.of("text", text, "first", first));
        variables.put("revision", revision);
        return GraphQLClient.post(SEARCH, variables).path("data.search.key");
    }
}
