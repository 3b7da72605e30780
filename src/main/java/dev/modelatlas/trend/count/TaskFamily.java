package dev.modelatlas.trend.count;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.modelatlas.vocabulary.Name;

/**
 * Families of tasks. A family contains tasks that published reports count as one task, although sources record them
 * under several names. The families never change, because published figures depend on them. A task that belongs to no
 * family counts as a family by itself.
 */
public enum TaskFamily {
    LANGUAGE_MODELING(
            new Name("Language modeling and generation", "언어 모델링/생성"),
            "language-modeling",
            "language-modeling-generation",
            "language-generation"),
    SPEECH_RECOGNITION(new Name("Speech recognition", "음성 인식"), "speech-recognition-asr", "audio-speech-recognition");

    private final Name names;
    private final List<String> slugs;

    TaskFamily(Name names, String... slugs) {
        this.names = names;
        this.slugs = List.of(slugs);
    }

    /** The display names of a family; empty when {@code value} is the ID of a task, and not the key of a family. */
    public static Optional<Name> names(String value) {
        return Stream.of(values())
                .filter(family -> family.name().equals(value))
                .map(family -> family.names)
                .findFirst();
    }

    /** SQL expression for the family of task {@code t}: the family's key, or the task's own ID as text. */
    static String value() {
        return Stream.of(values())
                .map(family -> " when " + family.has() + " then '" + family.name() + "'")
                .collect(Collectors.joining("", "case", " else t.id::text end"));
    }

    /**
     * SQL expression for an array of the IDs of a family's tasks. The queries in it depend on no row of models, so
     * PostgreSQL runs each of them once.
     *
     * @param value SQL expression for the family, as {@link #value} returns it
     */
    static String tasks(String value) {
        return Stream.of(values())
                .map(family ->
                        " when '" + family.name() + "' then array(select t.id from task t where " + family.has() + ")")
                .collect(Collectors.joining("", "case " + value, " else array[" + value + "::int] end"));
    }

    /** The SQL condition that task {@code t} belongs to this family. */
    private String has() {
        return "t.slug in (" + slugs.stream().map(slug -> "'" + slug + "'").collect(Collectors.joining(", ")) + ")";
    }
}
