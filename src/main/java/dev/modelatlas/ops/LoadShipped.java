package dev.modelatlas.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.csv.ShippedRevisions;

/** Fills an empty database with the shipped revisions before the port opens; leaves a filled one as it is. */
@ApplicationScoped
class LoadShipped {
    private static final Logger LOG = Logger.getLogger(LoadShipped.class);

    private final ShippedRevisions shipped;
    private final boolean wanted;

    @Inject
    LoadShipped(ShippedRevisions shipped, @ConfigProperty(name = "model-atlas.load-shipped") boolean wanted) {
        this.shipped = shipped;
        this.wanted = wanted;
    }

    void atStart(@Observes StartupEvent event) {
        if (!wanted) {
            return;
        }
        var missing = shipped.missing();
        if (shipped.isToBeFilled()) {
            LOG.infof("The database is new: loading %d shipped revisions.", missing.size());
            shipped.append(false, false, LOG::info);
        } else if (!missing.isEmpty()) {
            LOG.infof(
                    "Shipped vintages that this database does not hold: %s. \"import --shipped\" appends them.",
                    String.join(", ", missing));
        }
    }
}
