package dev.modelatlas.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.health.DatabaseState;

/**
 * Before the port opens, loads the shipped revisions that the database lacks, unless the database has revisions that do
 * not come with the program. If the schema lacks migrations, loads nothing: the server starts, but reports that it is not
 * ready.
 */
@ApplicationScoped
class ShippedDataLoader {
    private static final Logger LOG = Logger.getLogger(ShippedDataLoader.class);

    private final ShippedRevisions shipped;
    private final DatabaseState database;
    private final boolean wanted;

    ShippedDataLoader(
            ShippedRevisions shipped,
            DatabaseState database,
            @ConfigProperty(name = "model-atlas.load-shipped") boolean wanted) {
        this.shipped = shipped;
        this.database = database;
        this.wanted = wanted;
    }

    void atStart(@Observes StartupEvent event) {
        if (!wanted) {
            return;
        }
        if (database.isOutdated()) {
            LOG.warn("The database lacks migrations of this build, so no shipped revision is loaded."
                    + " Run \"migrate --shipped\" with the newest build that uses this database.");
            return;
        }
        var missing = shipped.missing();
        if (!missing.isEmpty() && shipped.isToBeFilled()) {
            LOG.infof("Loading %d shipped revisions that the database lacks.", missing.size());
            shipped.fill(LOG::info);
            missing = shipped.missing();
        }
        if (!missing.isEmpty()) {
            LOG.infof(
                    "The database lacks these shipped revisions: %s. Run \"import --shipped\" to append them.",
                    String.join(", ", missing));
        }
    }
}
