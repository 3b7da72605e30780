package dev.modelatlas.revision;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

import dev.modelatlas.setting.Like;

/** Settings for how a server learns about new revisions. */
@ConfigMapping(prefix = "model-atlas.publications")
interface PublicationsConfig {

    /** JDBC URL of the primary, which notifies this process of new revisions. Default: the URL of the data source. */
    @Like(
            value = "jdbc:postgresql:(?![^?]*[@&;])(?!//[^/]*@).+",
            orElse = "must start with jdbc:postgresql:, and must not contain a user or password, or @, & or ; before a "
                    + "question mark")
    Optional<String> url();
}
