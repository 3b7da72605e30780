package dev.modelatlas.site;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class SitemapTest {
    private static final List<String> SLUGS = List.of("a", "b", "c", "d", "e");

    @Test
    void longSitemapIsAnIndexWhosePartsTogetherListAllPages() {
        var sitemap = sitemap(3);
        assertThat(sitemap.parts()).isEqualTo(3);
        assertThat(sitemap.first()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://atlas.example/sitemap/1.xml</loc></sitemap>
                <sitemap><loc>https://atlas.example/sitemap/2.xml</loc></sitemap>
                <sitemap><loc>https://atlas.example/sitemap/3.xml</loc></sitemap>
                </sitemapindex>
                """);
        assertThat(sitemap.part(1)).isEqualTo(part("/", "/report", "/models/a"));
        assertThat(sitemap.part(2)).isEqualTo(part("/models/b", "/models/c", "/models/d"));
        assertThat(sitemap.part(3)).isEqualTo(part("/models/e"));
    }

    @Test
    void shortSitemapIsOneFile() {
        assertThat(sitemap(7).first())
                .isEqualTo(part("/", "/report", "/models/a", "/models/b", "/models/c", "/models/d", "/models/e"));
    }

    @Test
    void firstPartHasNoModelsIfOtherPagesFillIt() {
        assertThat(sitemap(2).part(1)).isEqualTo(part("/", "/report"));
        assertThat(sitemap(2).part(2)).isEqualTo(part("/models/a", "/models/b"));
    }

    private static Sitemap sitemap(int most) {
        return new Sitemap(
                "https://atlas.example",
                List.of("/", "/report"),
                SLUGS.size(),
                (skipped, limit) -> SLUGS.stream().skip(skipped).limit(limit).toList(),
                most);
    }

    private static String part(String... paths) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (var path : paths) {
            xml.append("<url><loc>https://atlas.example").append(path).append("</loc></url>\n");
        }
        return xml.append("</urlset>\n").toString();
    }
}
