package dev.modelatlas.empty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A row that both programs read. */
@Entity
public class Revision extends PanacheEntityBase {
    @Id
    public Integer number;
}
