package dev.modelatlas.setting;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Adds the origin of the public URL to the origins whose pages may call the API. Behind a proxy that terminates TLS,
 * Quarkus sees requests over HTTP. Without this class, it would take the project's own pages, whose origin begins with
 * {@code https}, for pages of another origin.
 */
public final class OwnOrigin implements ConfigSourceInterceptor, SmallRyeConfigBuilderCustomizer {
    private static final long serialVersionUID = 1L;
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String PUBLIC_URL = "model-atlas.public.url";
    private static final String EVERY = "*";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withInterceptors(this);
    }

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var value = context.proceed(name);
        if (!name.equals(ORIGINS)
                || value == null
                || value.getValue() == null
                || value.getValue().strip().equals(EVERY)) {
            return value;
        }
        var origin = Optional.ofNullable(context.proceed(PUBLIC_URL))
                .map(ConfigValue::getValue)
                .flatMap(OwnOrigin::of);
        return origin.isEmpty() ? value : value.withValue(value.getValue() + "," + origin.get());
    }

    /**
     * The origin of pages at a URL, as browsers write it: in lower case, and without the default port. Empty when the
     * URL is invalid.
     */
    private static Optional<String> of(String url) {
        URI parsed;
        try {
            parsed = URI.create(url.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
        if (parsed.getScheme() == null || parsed.getHost() == null) {
            return Optional.empty();
        }
        var isDefault = parsed.getPort() == (parsed.getScheme().equals("https") ? 443 : 80);
        var port = parsed.getPort() == -1 || isDefault ? "" : ":" + parsed.getPort();
        return Optional.of(parsed.getScheme() + "://" + parsed.getHost() + port);
    }
}
