package dev.modelatlas.revision;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.Like;

/** How a server learns of new revisions. */
@ConfigMapping(prefix = "model-atlas.publications")
interface PublicationsConfig {

    /** Whether to follow them at all; commands, which are over in a moment, do not. */
    @WithDefault("true")
    boolean follow();

    /** JDBC address of the server that writes; that of the data source when left out. */
    @Like(value = "jdbc:postgresql:.+", orElse = "must start with jdbc:postgresql:")
    Optional<String> url();
}
