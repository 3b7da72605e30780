package dev.modelatlas.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.McpClient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The description of the site for language models, in the format of llmstxt.org. */
@QuarkusTest
class LlmsTextTest {
    private static final Pattern LINK = Pattern.compile("^- \\[[^]]+]\\(([^)]+)\\)", Pattern.MULTILINE);

    @Test
    void llmsTextIsServedAsText() {
        var page = given().get("/llms.txt");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.asString()).startsWith("# Model Atlas\n\n> ");
    }

    @Test
    void everyLinkLeadsToAnExistingPath() {
        var links = links();
        assertThat(links).hasSizeGreaterThan(10).contains("/mcp");
        for (var link : links) {
            var response = given().urlEncodingEnabled(false).get(link);
            assertThat(response.statusCode()).as(link).isEqualTo(link.equals("/mcp") ? 405 : 200);
        }
    }

    @Test
    void listsTheMcpToolsOfTheServer() {
        var text = given().get("/llms.txt").asString();
        var tools = McpClient.send("tools/list", Map.of()).jsonPath().<String>getList("result.tools.name");
        assertThat(tools).hasSize(4).allSatisfy(name -> assertThat(text).contains("`" + name + "` "));
    }

    private static List<String> links() {
        return LINK.matcher(given().get("/llms.txt").asString())
                .results()
                .map(link -> link.group(1))
                .toList();
    }
}
