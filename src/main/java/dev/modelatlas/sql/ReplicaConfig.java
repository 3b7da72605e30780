package dev.modelatlas.sql;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;

/** Where reads may go besides the server that writes. The pool behind it is the data source {@code replica}. */
@ConfigMapping(prefix = "model-atlas.replica")
interface ReplicaConfig {

    /** JDBC address of one or several replicas; when left out, all is read where it is written. */
    Optional<@Pattern(regexp = "jdbc:postgresql:.+", message = "must start with jdbc:postgresql:") String> url();
}
