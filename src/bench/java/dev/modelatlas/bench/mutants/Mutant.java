package dev.modelatlas.bench.mutants;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault to make on purpose: a text in one file, and its replacement.
 *
 * @param id its list and name, such as {@code ingest/same-number}
 * @param what the fault, as a sentence
 * @param file a path, or the part after {@code dev/modelatlas/}
 * @param find the text; any white space matches its white space
 * @param replacement the replacement; empty to delete the text
 * @param tests classes that should notice it, without {@code dev.modelatlas.}
 * @param argument why no test can notice it; null when one should
 */
record Mutant(
        String id, String what, String file, String find, String replacement, List<String> tests, String argument) {

    /**
     * The file with the fault.
     *
     * @throws IllegalArgumentException unless the text occurs exactly once
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
