package dev.modelatlas.bench.mutants;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault to make on purpose: a text of one file, and what stands there instead.
 *
 * @param id its list and its name, such as {@code ingest/same-number}
 * @param what is wrong then, in a sentence
 * @param file a path, or what follows {@code dev/modelatlas/} in it
 * @param find the text; white space in it stands for any other
 * @param replacement the text that takes its place; empty to leave it out
 * @param tests classes that should notice it, without {@code dev.modelatlas.}
 * @param argument why none of them can; null where one should
 */
record Mutant(
        String id, String what, String file, String find, String replacement, List<String> tests, String argument) {

    /**
     * The file with the fault in it.
     *
     * @throws IllegalArgumentException when the text to find is not there exactly once
     */
    String applyTo(String text) {
        var matcher = Pattern.compile(Arrays.stream(find.strip().split("\\s+"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
                .matcher(text);
        var times = matcher.results().count();
        if (times != 1) {
            throw new IllegalArgumentException("its text is in " + file + " " + times + " times, not once");
        }
        var mutated = matcher.replaceFirst(Matcher.quoteReplacement(replacement.strip()));
        if (mutated.equals(text)) {
            throw new IllegalArgumentException("it changes nothing");
        }
        return mutated;
    }
}
