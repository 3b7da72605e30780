package dev.modelatlas.vocabulary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

/** A row of the table {@code domain}, which only the importer writes. */
@Entity
@Immutable
@Table(name = "domain")
class DomainEntity extends PanacheEntityBase {
    @Id
    int id;

    String slug;
    String name;

    @Column(name = "name_ko")
    String nameKo;

    Domain toDomain() {
        return new Domain(id, slug, new Name(name, nameKo));
    }
}
