package dev.modelatlas.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code organization_successor}: a renamed organization. At the revisions from {@code validFrom}
 * (inclusive) to {@code validUntil} (exclusive), its models are counted for its successor, the organization with the
 * new name.
 */
@Entity
@Immutable
@Table(name = "organization_successor")
@IdClass(SuccessorEntity.Key.class)
class SuccessorEntity extends PanacheEntityBase {
    record Key(int organizationId, int validFrom) {}

    @Id
    @Column(name = "organization_id")
    int organizationId;

    @Id
    @Column(name = "valid_from")
    int validFrom;

    @Column(name = "valid_until")
    int validUntil;

    @Column(name = "successor_id")
    int successorId;
}
