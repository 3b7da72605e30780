package dev.modelatlas.vocabulary;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.panache.common.Sort;

/** Reads all domains, or all tasks, with one query, because the tables are small. */
@ApplicationScoped
class VocabularyRepository {

    @Transactional
    List<Domain> domains() {
        return DomainEntity.<DomainEntity>listAll(Sort.by("slug")).stream()
                .map(DomainEntity::toDomain)
                .toList();
    }

    @Transactional
    List<Task> tasks() {
        return TaskEntity.<TaskEntity>listAll(Sort.by("slug")).stream()
                .map(TaskEntity::toTask)
                .toList();
    }
}
