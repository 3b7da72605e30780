package dev.modelatlas.vocabulary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

/** A row of the table {@code task}, which only the importer writes. */
@Entity
@Immutable
@Table(name = "task")
class TaskEntity extends PanacheEntityBase {
    @Id
    int id;

    String slug;
    String name;

    @Column(name = "name_ko")
    String nameKo;

    Task toTask() {
        return new Task(id, slug, new Name(name, nameKo));
    }
}
