package dev.modelatlas.sql;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

import dev.modelatlas.setting.Like;

/** Settings of replicas for reads. Their connection pool is the data source {@code replica}. */
@ConfigMapping(prefix = "model-atlas.replica")
interface ReplicaConfig {

    /** JDBC URL of one or several replicas. If it is not set, the primary serves all reads. */
    @Like(
            value = "jdbc:postgresql:(?![^?]*[@&;])(?!//[^/]*@).+",
            orElse = "must start with jdbc:postgresql:, and must not contain a user or password, or @, & or ; before a "
                    + "question mark")
    Optional<String> url();
}
