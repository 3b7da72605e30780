package dev.modelatlas.ingest.draft;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "HTTP://EXAMPLE.ORG/",
                "https://example.org.",
                "https://example.org:8443/a|b?c={d}#e[f]",
                "https://example.org?q=:@",
                "http://192.0.2.1/",
                "http://[2001:db8::1]:80/x",
                "https://네이버.kr/모델",
                "https://under_score.example.org",
            })
    void acceptsUrlsThatBrowsersOpen(String address) {
        assertThat(WebAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1",
                "http://[::1]x",
                "http://[]",
                "http://[::g]/",
                "http://[fe80::1%25eth0]/",
                "http://",
                "https:///path",
                "https://?q",
                "https://example.org:x/",
                "https://example.org:65536/",
                "https://a b.org",
                "https://a%00b.org",
                "https://a<b.org",
                "https://a^b.org",
                "https://a\\b.org",
                "https://192.0.2.256/",
                "https://example.1/",
                "https://openai.com@example.org/",
                "https://a..b^",
                "ftp://example.org",
                "javascript:alert(1)",
                "https//example.org",
                " https://example.org",
                "https://example.org/a b",
                "https://example.org/a\u001fb",
                "https://example.org/?q=\u0085",
                "https://example.org/a\u00a0b",
                "https://example.org/a\u3000",
                "https://arxiv.org/abs/2412.04862\u200b",
                "https://example.org/#\u202ea",
            })
    void refusesUrlsThatBrowsersRefuse(String address) {
        assertThat(WebAddress.isValid(address)).isFalse();
    }
}
