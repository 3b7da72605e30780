package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.quarkus.runtime.LaunchMode;

/**
 * Loads classes on another processor while Quarkus starts on this one: half of a start is to load some ten thousand, one
 * after the other. {@code head-start.txt} has those of libraries in the order in which a start came to want them;
 * {@code .ci/head-start} writes it.
 */
final class HeadStart {
    private static final String CLASSES = "head-start.txt";

    private HeadStart() {}

    /**
     * Returns at once. With a single processor there is nothing to gain, and a live reload has most of them already, as
     * has an AOT cache.
     */
    static void begin() {
        if (LaunchMode.current() == LaunchMode.NORMAL && Runtime.getRuntime().availableProcessors() > 1) {
            var thread = new Thread(HeadStart::loadAll, "head-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void loadAll() {
        if (!usesCache(ManagementFactory.getRuntimeMXBean().getInputArguments())) {
            classes().forEach(HeadStart::load);
        }
    }

    /** Whether Java takes classes out of an AOT cache, or learns what to put there: it would be the whole list. */
    static boolean usesCache(List<String> options) {
        return options.stream().anyMatch(option -> option.startsWith("-XX:AOT"));
    }

    static List<String> classes() {
        try (var list = HeadStart.class.getResourceAsStream(CLASSES)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is there. Nothing of it is run. */
    static boolean load(String name) {
        try {
            Class.forName(name, false, HeadStart.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError gone) {
            // Who needs it will say so; a list that is a little old loads a little less ahead.
            return false;
        }
    }
}
