package dev.modelatlas.country;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

/** A row of the table {@code country}, loaded from the reference data. */
@Entity
@Immutable
@Table(name = "country")
class CountryEntity extends PanacheEntityBase {
    @Id
    String code;

    String name;

    @Column(name = "name_ko")
    String nameKo;
}
