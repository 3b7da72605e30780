package dev.modelatlas.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The domains and tasks, kept in memory. */
@ApplicationScoped
public class Vocabulary {
    private final Dictionary<Integer, Domain> domains;
    private final Dictionary<Integer, Task> tasks;

    @Inject
    Vocabulary(VocabularyRepository repository) {
        domains = new Dictionary<>(repository::domains, Domain::id, Domain::slug);
        tasks = new Dictionary<>(repository::tasks, Task::id, Task::slug);
    }

    public Dictionary<Integer, Domain> domains() {
        return domains;
    }

    public Dictionary<Integer, Task> tasks() {
        return tasks;
    }
}
