package dev.modelatlas.revision;

import java.util.List;

/**
 * The attribution that the sources of a set of models require.
 *
 * @param sources the distinct sources, sorted by their number of models in descending order; at least one
 */
public record Credits(List<Source> sources) {
    /** Maximum number of sources, licences or authors that are named. For the rest, only their number is given. */
    public static final int MOST_NAMED = 5;

    public Credits {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Credits need at least one source");
        }
    }

    /** The first sources, which are named individually. */
    public List<Source> named() {
        return sources.subList(0, Math.min(MOST_NAMED, sources.size()));
    }

    /** The number of sources that {@link #named} leaves out. */
    public int others() {
        return sources.size() - named().size();
    }

    /** The attribution that the sources require, in one line. */
    public String attribution() {
        return joined(sources.stream().map(Source::attribution).toList(), "source");
    }

    /** The licences of the sources, in one line. */
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
