package dev.modelatlas.revision;

import java.util.List;

/**
 * What credit some models ask for.
 *
 * @param sources each once, those with most of the models first; at least one
 */
public record Credits(List<Source> sources) {
    /** Sources, licences or authors that are named; of the others only the number is told. */
    public static final int MOST_NAMED = 5;

    public Credits {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Nothing was taken from nowhere");
        }
    }

    /** The sources that are named. */
    public List<Source> named() {
        return sources.subList(0, Math.min(MOST_NAMED, sources.size()));
    }

    /** How many more there are. */
    public int others() {
        return sources.size() - named().size();
    }

    /** The credit that the sources ask for, in one line. */
    public String attribution() {
        return joined(sources.stream().map(Source::attribution).toList(), "source");
    }

    /** The licences, in one line. */
    public String licence() {
        return joined(sources.stream().map(Source::licence).toList(), "licence");
    }

    /** The names of the sources, in one line. */
    public String names() {
        return joined(sources.stream().map(Source::name).toList(), "source");
    }

    private static String joined(List<String> texts, String what) {
        var distinct = texts.stream().distinct().toList();
        var others = distinct.size() - MOST_NAMED;
        var named = String.join("; ", distinct.subList(0, Math.min(MOST_NAMED, distinct.size())));
        return others <= 0 ? named : named + "; and " + others + " other " + what + (others == 1 ? "" : "s");
    }
}
