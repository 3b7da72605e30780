package dev.modelatlas.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.csv.ShippedRevisions;

/**
 * Loads the shipped revisions into an empty database before the port opens. Does nothing if the database has revisions.
 */
@ApplicationScoped
class ShippedDataLoader {
    private static final Logger LOG = Logger.getLogger(ShippedDataLoader.class);

    private final ShippedRevisions shipped;
    private final boolean wanted;

    @Inject
    ShippedDataLoader(ShippedRevisions shipped, @ConfigProperty(name = "model-atlas.load-shipped") boolean wanted) {
        this.shipped = shipped;
        this.wanted = wanted;
    }

    void atStart(@Observes StartupEvent event) {
        if (!wanted) {
            return;
        }
        var missing = shipped.missing();
        if (shipped.isToBeFilled()) {
            LOG.infof("Loading %d shipped revisions that the database lacks.", missing.size());
            shipped.append(false, false, LOG::info);
        } else if (!missing.isEmpty()) {
            LOG.infof(
                    "The database lacks these shipped revisions: %s. Run \"import --shipped\" to append them.",
                    String.join(", ", missing));
        }
    }
}
