package dev.modelatlas.setting;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import org.jboss.logging.Logger;

/**
 * Accepts settings under the names of the previous release, with a warning. The next release removes the former names.
 */
public final class FormerNames implements ConfigSourceInterceptor, SmallRyeConfigBuilderCustomizer {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(FormerNames.class);

    /** Maps the current name of each renamed setting to its former name. */
    private static final Map<String, String> FORMER = Map.ofEntries(
            Map.entry("model-atlas.http.max-concurrent", "model-atlas.http.working"),
            Map.entry("model-atlas.http.queue-size", "model-atlas.http.waiting"),
            Map.entry("model-atlas.http.queue-timeout", "model-atlas.http.longest-wait"),
            Map.entry("model-atlas.export.max-concurrent", "model-atlas.export.at-once"),
            Map.entry("model-atlas.export.max-concurrent-per-caller", "model-atlas.export.at-once-of-one"),
            Map.entry("model-atlas.export.threads", "model-atlas.export.working"),
            Map.entry("model-atlas.export.max-duration", "model-atlas.export.longest"),
            Map.entry("model-atlas.import.max-concurrent", "model-atlas.import.at-once"),
            Map.entry("model-atlas.import.max-concurrent-per-caller", "model-atlas.import.at-once-of-one"),
            Map.entry("model-atlas.import.max-duration", "model-atlas.import.longest"),
            Map.entry("model-atlas.websocket.max-connections", "model-atlas.websocket.connections"),
            Map.entry("model-atlas.websocket.max-connections-per-caller", "model-atlas.websocket.connections-of-one"),
            Map.entry("model-atlas.websocket.max-subscriptions", "model-atlas.websocket.subscriptions"),
            Map.entry("model-atlas.websocket.threads", "model-atlas.websocket.working"),
            Map.entry("model-atlas.webhook.max-delay", "model-atlas.webhook.longest-delay"));

    private static final Map<String, String> PRESENT =
            FORMER.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /**
     * Former names for which a warning was logged. The configuration is built several times during a start, but each
     * warning should appear once.
     */
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        // The factory runs when the builder knows all configuration mappings.
        builder.withInterceptorFactories(sources -> {
            MisspelledNames.refuse(builder, sources, PRESENT.keySet());
            Bounds.refuse(builder, name -> {
                var value = getValue(sources, name);
                return value == null ? null : value.getValue();
            });
            return this;
        });
    }

    /**
     * Returns the value that is set under the current or the former name of a setting. If both are set, the
     * configuration source with the higher ordinal wins; if the ordinals are equal, the current name wins. A default
     * value has the lowest ordinal, so a value under the former name overrides it.
     */
    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var present = context.proceed(name);
        var former = FORMER.get(name);
        var value = former == null ? null : context.proceed(former);
        if (value == null || present != null && present.getConfigSourceOrdinal() >= value.getConfigSourceOrdinal()) {
            return present;
        }
        if (WARNED.add(former)) {
            LOG.warnf(
                    "The setting %s is now called %s. Rename it: the next release will not accept the former name.",
                    former, name);
        }
        return value.withName(name);
    }

    /**
     * Replaces former names by current ones. The configuration mappings would otherwise reject the former names as
     * unknown.
     */
    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        var names = new ArrayList<String>();
        context.iterateNames().forEachRemaining(name -> names.add(PRESENT.getOrDefault(name, name)));
        return names.iterator();
    }
}
