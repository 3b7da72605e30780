package dev.modelatlas.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

import dev.modelatlas.vocabulary.Sector;

/**
 * A row of {@code organization_entity}: an organization at the revisions from {@code validFrom} (inclusive) to
 * {@code validUntil} (exclusive). Display names are not versioned, so all revisions have the current display names.
 */
@Entity
@Immutable
@Table(name = "organization_entity")
@IdClass(OrganizationEntity.Key.class)
class OrganizationEntity extends PanacheEntityBase {
    record Key(int id, int validFrom) {}

    @Id
    int id;

    @Id
    @Column(name = "valid_from")
    int validFrom;

    @Column(name = "valid_until")
    int validUntil;

    String slug;

    String name;

    @Column(name = "name_ko")
    String nameKo;

    @Column(name = "name_key")
    String nameKey;

    @Enumerated(EnumType.STRING)
    Sector sector;

    /** Code of the country with the headquarters; null when unknown. */
    String headquarters;

    @Column(name = "group_id")
    int groupId;
}
