package dev.modelatlas.revision;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

/** A row of the table {@code source}, which only the importer writes. */
@Entity
@Immutable
@Table(name = "source")
class SourceEntity extends PanacheEntityBase {
    @Id
    int id;

    String name;
    String url;
    String licence;
    String attribution;
    String sha256;

    Source toSource() {
        return new Source(name, url, licence, attribution, sha256);
    }
}
