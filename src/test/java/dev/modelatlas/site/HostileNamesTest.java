package dev.modelatlas.site;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Publishing.rename;
import static dev.modelatlas.testsupport.Publishing.take;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages of models and organizations whose names anybody may have chosen, and pages of renamed organizations. */
@QuarkusTest
@TestProfile(Publishing.class)
class HostileNamesTest {
    private static final String NAME = "</title></script><script>alert('1')</script><!-- & /path";

    @Test
    void hostileNameIsEscapedInEveryPartOfThePage() {
        take(Csv.row(NAME, "2026-08-30", "Evil <b>&</b> Co"));
        var page = given().get("/models/title-script-script-alert-1-script-path");
        assertThat(page.statusCode()).isEqualTo(200);
        var html = page.asString();
        var escaped = "&lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;!-- &amp; /path";
        assertThat(html)
                .doesNotContain("<script>alert", "</script><script>alert", "<b>", "<!--")
                .contains(
                        "<title>" + escaped + " (Evil &lt;b&gt;&amp;&lt;/b&gt; Co, 2026): compute, parameters, history",
                        "<h1>" + escaped + "</h1>",
                        "<meta property=\"og:title\" content=\"" + escaped + " (Evil &lt;b&gt;");
        assertThatJson(ItemPagesTest.data(page)).node("@graph[0].name").isEqualTo(NAME);
        assertThatJson(ItemPagesTest.data(page))
                .node("@graph[0].creator[0].name")
                .isEqualTo("Evil <b>&</b> Co");
    }

    @Test
    void formerSlugRedirectsToTheCurrentSlugExceptAtOlderRevisions() {
        var before = take(
                Csv.row("Elder 1", "2026-08-29", "Elder Works"), Csv.row("Younger 1", "2026-08-30", "Younger Works"));
        rename("elder-works", "younger-works");

        var moved = given().redirects().follow(false).get("/organizations/elder-works?lang=ko");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.header("Location")).isEqualTo("/organizations/younger-works?lang=ko");
        assertThat(given().redirects()
                        .follow(false)
                        .get("/organizations/younger-works")
                        .asString())
                .contains("<title>Younger Works: 2 large-scale AI models");
        assertThat(given().redirects()
                        .follow(false)
                        .get("/organizations/elder-works?revision=" + before)
                        .asString())
                .contains("<title>Elder Works: 1 large-scale AI model –");
        assertThat(given().get("/sitemap.xml").asString())
                .contains("/organizations/younger-works<")
                .doesNotContain("/organizations/elder-works<");
    }

    @Test
    void removedModelHasAPageThatSaysItWasRemoved() {
        var before = take(Csv.row("Short Lived", "2026-08-30", "OpenAI"), Csv.row("Steady", "2024-01-01", "OpenAI"));
        take(Csv.row("Steady", "2024-01-01", "OpenAI"));
        assertThat(given().get("/models/short-lived?revision=" + before).asString())
                .contains("<h1>Short Lived</h1>");
        var left = given().get("/models/short-lived");
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.asString()).contains("is not part of revision", "noindex");
        assertThat(given().get("/sitemap.xml").asString()).doesNotContain("/models/short-lived<");
    }
}
