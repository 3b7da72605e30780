package dev.modelatlas.sql;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

import dev.modelatlas.setting.Like;

/** Where reads may go besides the server that writes. The pool behind it is the data source {@code replica}. */
@ConfigMapping(prefix = "model-atlas.replica")
interface ReplicaConfig {

    /** JDBC address of one or several replicas; when left out, all is read where it is written. */
    @Like(value = "jdbc:postgresql:.+", orElse = "must start with jdbc:postgresql:")
    Optional<String> url();
}
