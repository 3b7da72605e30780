package dev.modelatlas.empty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A row of the database that both programs have. */
@Entity
public class Revision extends PanacheEntityBase {
    @Id
    public Integer number;
}
