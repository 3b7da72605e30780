package dev.modelatlas.revision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;

/** A row of the table {@code revision}, which only the importer writes. */
@Entity
@Immutable
@Table(name = "revision")
class RevisionEntity extends PanacheEntityBase {
    @Id
    int number;

    String label;

    @Column(name = "as_of")
    LocalDate asOf;

    @Column(name = "published_at")
    Instant publishedAt;

    String publisher;

    @ManyToOne(optional = false)
    @JoinColumn(name = "source_id")
    SourceEntity source;

    @Column(name = "model_count")
    int modelCount;

    int added;
    int changed;
    int renamed;
    int removed;

    @Column(name = "skipped_rows")
    Integer skippedRows;

    @Column(name = "note_count")
    Integer noteCount;

    Revision toRevision() {
        return new Revision(
                number,
                label,
                asOf,
                publishedAt.atOffset(ZoneOffset.UTC),
                publisher,
                source.toSource(),
                modelCount,
                added,
                changed,
                renamed,
                removed,
                skippedRows);
    }
}
