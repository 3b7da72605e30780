package dev.modelatlas.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;

/** The domains and tasks, kept in memory. */
@ApplicationScoped
public class Vocabulary {
    private final Dictionary<Integer, Domain> domains;
    private final Dictionary<Integer, Task> tasks;

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
