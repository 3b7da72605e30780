package dev.modelatlas.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Parses lists of mutants. An entry begins with its name in brackets and a sentence. Lines with {@code file}, {@code -}
 * for the text to find, {@code +} for its replacement, and {@code tests} follow. If no test can notice the fault,
 * {@code argued} gives the reason. A line that begins with {@code #} is a comment.
 */
final class MutantList {
    private static final String SUFFIX = ".mutants";
    private static final List<String> KINDS = List.of("file", "tests", "argued");

    private final String name;
    private final List<Mutant> mutants = new ArrayList<>();
    private final StringBuilder find = new StringBuilder();
    private final StringBuilder replacement = new StringBuilder();
    private String id;
    private String what;
    private String file;
    private String tests;
    private String argument;

    private MutantList(String name) {
        this.name = name;
    }

    /** The mutants of all lists ({@code *.mutants}) in a folder, sorted by the name of the list. */
    static List<Mutant> ofFolder(Path folder) throws IOException {
        var mutants = new ArrayList<Mutant>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    mutants.addAll(of(name.substring(0, name.length() - SUFFIX.length()), Files.readAllLines(file)));
                }
            }
        }
        return mutants;
    }

    /**
     * Parses one list.
     *
     * @throws IllegalArgumentException with the invalid line, or the incomplete entry
     */
    static List<Mutant> of(String name, List<String> lines) {
        var list = new MutantList(name);
        for (var line = 0; line < lines.size(); line++) {
            list.take(line + 1, lines.get(line));
        }
        list.finish();
        var ids = new HashSet<String>();
        for (var mutant : list.mutants) {
            if (!ids.add(mutant.id())) {
                throw new IllegalArgumentException("two entries have the name " + mutant.id());
            }
        }
        return list.mutants;
    }

    private void take(int number, String line) {
        var words = line.split(" +", 2);
        var rest = words.length == 1 ? "" : words[1].strip();
        if (line.isBlank() || line.startsWith("#")) {
            return;
        } else if (line.startsWith("[") && line.contains("] ")) {
            finish();
            id = line.substring(1, line.indexOf(']'));
            what = rest;
        } else if (line.startsWith("-")) {
            find.append(line, 1, line.length()).append('\n');
        } else if (line.startsWith("+")) {
            replacement.append(line, 1, line.length()).append('\n');
        } else if (KINDS.contains(words[0]) && !rest.isEmpty()) {
            switch (words[0]) {
                case "file" -> file = rest;
                case "tests" -> tests = rest;
                default -> argument = rest;
            }
        } else {
            throw new IllegalArgumentException(
                    name + ", line " + number + " does not begin with [name], file, -, +, tests or argued: " + line);
        }
    }

    private void finish() {
        if (id == null && file == null && find.isEmpty()) {
            return;
        }
        if (id == null || file == null || find.toString().isBlank() || tests == null) {
            throw new IllegalArgumentException(name + "/" + id + " needs a file, a text to find, and tests");
        }
        mutants.add(new Mutant(
                name + "/" + id,
                what,
                file,
                find.toString(),
                replacement.toString(),
                List.of(tests.split(" +")),
                argument));
        find.setLength(0);
        replacement.setLength(0);
        id = null;
        file = null;
        tests = null;
        argument = null;
    }
}
