package dev.modelatlas.site;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Publishing;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages of models and organizations whose names anybody may have chosen, and pages of renamed organizations. */
@QuarkusTest
@TestProfile(Publishing.class)
class HostileNamesTest {
    private static final String NAME = "</title></script><script>alert('1')</script><!-- & /path";

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentRevision current;

    @Test
    void hostileNameIsEscapedInEveryPartOfThePage() {
        publish(Csv.row(NAME, "2026-08-30", "Evil <b>&</b> Co"));
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
        var before = publish(
                Csv.row("Elder 1", "2026-08-29", "Elder Works"), Csv.row("Younger 1", "2026-08-30", "Younger Works"));
        var decision = new OrganizationCuration(
                new Actor("operator"), "younger-works", null, null, null, null, List.of(), "elder-works");
        new Ingest(jdbi).curate(decision, false);
        current.look();

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
        var before = publish(Csv.row("Short Lived", "2026-08-30", "OpenAI"), Csv.row("Steady", "2024-01-01", "OpenAI"));
        publish(Csv.row("Steady", "2024-01-01", "OpenAI"));
        assertThat(given().get("/models/short-lived?revision=" + before).asString())
                .contains("<h1>Short Lived</h1>");
        var left = given().get("/models/short-lived");
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.asString()).contains("is not part of revision", "noindex");
        assertThat(given().get("/sitemap.xml").asString()).doesNotContain("/models/short-lived<");
    }

    private int publish(String... rows) {
        var meant = Atlas.epoch("2026-09-01").with(ImportOption.ALLOW_OLDER).with(ImportOption.ACCEPT_LOSSES);
        var revision = Atlas.on(jdbi).take(meant, Csv.file(rows)).revision();
        current.look();
        return revision;
    }
}
