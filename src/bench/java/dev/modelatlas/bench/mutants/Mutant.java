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
 * @param file path of the file, or the part of the path after {@code dev/modelatlas/}
 * @param find the text to replace; its white space matches any other white space
 * @param replacement the replacement; empty to delete the text
 * @param tests test classes that should notice the fault; their names lack the prefix {@code dev.modelatlas.}
 * @param argument why no test can notice the fault; null when a test should notice it
 */
record Mutant(
        String id, String what, String file, String find, String replacement, List<String> tests, String argument) {

    /**
     * The file with the fault.
     *
     * @throws IllegalArgumentException when the text is missing, or occurs more than once
     */
    String applyTo(String text) {
        var matcher = Pattern.compile(Arrays.stream(find.strip().split("\\s+"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
                .matcher(text);
        var times = matcher.results().count();
        if (times != 1) {
            throw new IllegalArgumentException(
                    "the text to replace must occur once in " + file + ", but occurs " + times + " times");
        }
        var mutated = matcher.replaceFirst(Matcher.quoteReplacement(replacement.strip()));
        if (mutated.equals(text)) {
            throw new IllegalArgumentException("the replacement is the same as the original text");
        }
        return mutated;
    }
}
