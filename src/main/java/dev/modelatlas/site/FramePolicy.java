package dev.modelatlas.site;

import java.util.Arrays;

import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sets the headers that tell browsers which pages another site may show in a frame: only the charts at
 * {@code /?embed=1}. If another site framed a page with controls, it could trick readers into clicking on them. A chart
 * in a frame loads its data from the API, and the API's policies also apply to these requests.
 */
@Singleton
class FramePolicy {
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /**
     * Header for browsers that do not know {@code frame-ancestors}. This header cannot allow all sites, so embedded
     * charts are sent without it.
     */
    private static final String FRAME_OPTIONS = "X-Frame-Options";

    private static final String NO_FRAME = "frame-ancestors 'none'";
    private static final String ANY_FRAME = "frame-ancestors *";

    private static final String EMBED = "embed=1";

    private final String closed;
    private final String open;

    FramePolicy(
            @ConfigProperty(name = "quarkus.http.filter.pages.header.\"Content-Security-Policy\"")
                    String contentSecurityPolicy) {
        closed = contentSecurityPolicy;
        open = contentSecurityPolicy.replace(NO_FRAME, ANY_FRAME);
    }

    /** Sets the headers of a page. */
    void apply(RoutingContext http) {
        HttpServerResponse response = http.response();
        if (isEmbedded(http)) {
            response.putHeader(CONTENT_SECURITY_POLICY, open).headers().remove(FRAME_OPTIONS);
        } else {
            response.putHeader(CONTENT_SECURITY_POLICY, closed).putHeader(FRAME_OPTIONS, "DENY");
        }
    }

    /**
     * Whether the URL is that of an embedded chart. Compares the query string without decoding it, because decoders
     * differ, for example about semicolons. The explorer (state.js) decodes the query string. Therefore it shows an
     * embedded chart for some URLs that this method does not recognize.
     */
    private static boolean isEmbedded(RoutingContext http) {
        var query = http.request().query();
        return http.request().path().equals("/")
                && query != null
                && Arrays.asList(query.split("&")).contains(EMBED);
    }
}
