package dev.modelatlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules for the scripts of {@code .ci}. Each rule forbids a kind of check that could never fail. */
@Concurrent
class ScriptRulesTest {
    private static final Path SCRIPTS = Path.of(".ci");

    /** A program that a test starts by its name. */
    private static final Pattern STARTED = Pattern.compile(
            "(?:new ProcessBuilder|[^.\\w]start|execFileSync|execFile|spawnSync|spawn|missing)\\(\\s*['\"]([a-z][a-z0-9_-]+)['\"]");

    private static final Set<String> OF_EVERY_SYSTEM = Set.of("kill", "rm", "sleep");

    /** Patterns that no line of a script may contain; continued lines count as one. */
    enum Rule {
        ASSIGN_AFTER_DECLARING(
                "\\b(?:local|declare|export|readonly)\\b[^;#]*=\\S*?\\$\\((?!\\()",
                "the exit code of the declaration is 0, even if the command fails",
                "    local last=$(postmaster \"$directory\")"),
        NEGATE_WITH_A_CONSEQUENCE(
                "^\\s*! (?!.*\\|\\|)",
                "set -e ignores a negated command: append || fail",
                "! sql fresh \"delete from audit_event\""),
        LOOP_OVER_WHAT_WAS_LOOKED_AT(
                "\\bfor \\w+ in [^;]*\\$\\((?!\\(|seq )",
                "if the command fails, the loop does not run, and the script continues",
                "for name in $(ls target/*-reports/*.xml); do"),
        SEARCH_WITHOUT_A_PIPE(
                "(?<!\\|)\\| *grep -[a-zA-Z]*q",
                "the writer may fail when grep has found a match and ends, and pipefail then reports that failure",
                "podman logs \"$1\" 2>&1 | grep -q \"Listening on:\""),
        FORGIVE_ONLY_IN_CLEANING_UP(
                "^(?!.*\\b(?:kill|wait|stop|down|rm|tail)\\b).*\\|\\| (?:true|:)(?:[ ;)]|$)",
                "a failure is ignored",
                "    health=$(grep -o 'http.*' \"$out\" || true)"),
        LOOK_AT_ANSWERS(
                "^(?!.*(?:answered\\(|%\\{http_code\\}|health|-/ready|httpGet)).*\\bcurl\\b[^|]*/dev/null",
                "a GET of an invalid document gets 200: use answered, which checks the response",
                "curl -sf -m 10 -o /dev/null \"http://127.0.0.1:$http/graphql?query=$document\"");

        private final Pattern forbidden;
        private final String reason;
        private final String example;

        Rule(String forbidden, String reason, String example) {
            this.forbidden = Pattern.compile(forbidden);
            this.reason = reason;
            this.example = example;
        }

        boolean isBrokenBy(String line) {
            return !line.strip().startsWith("#") && forbidden.matcher(line).find();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noScriptViolatesARule(Rule rule) throws IOException {
        var broken = new ArrayList<String>();
        for (var script : scripts()) {
            lines(script).stream().filter(rule::isBrokenBy).forEach(line -> broken.add(script + ": " + line.strip()));
        }
        assertThat(broken).as(rule.reason).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ruleDetectsItsExampleOfAViolation(Rule rule) {
        assertThat(rule.isBrokenBy(rule.example)).isTrue();
    }

    @Test
    void everyScriptStopsAtTheFirstFailure() throws IOException {
        var programs = scripts().stream().filter(Files::isExecutable).toList();
        assertThat(programs).hasSizeGreaterThan(5);
        for (var program : programs) {
            assertThat(lines(program))
                    .as(program.toString())
                    .startsWith("#!/usr/bin/env bash")
                    .contains("set -euo pipefail");
        }
    }

    @Test
    void everyTrialInTheHeaderOfCiLongCanBeStarted() throws IOException {
        var lines = lines(SCRIPTS.resolve("long"));
        var named = found("#   ([a-z0-9-]+) .*", lines);
        var started = found("    ([a-z0-9-]+)\\) .*;;", lines);
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(started).containsExactlyInAnyOrderElementsOf(named);
    }

    /**
     * Tests are skipped if these files are missing. The search of the script must find the reason of each skipped test,
     * in any suite.
     */
    @Test
    void ciRunFailsIfASourceFileOrReportFileIsMissing() throws IOException {
        var run = lines(SCRIPTS.resolve("run"));
        var searched = found(" *! grep -l '(skipped: no )' target/\\*-reports/\\*\\.xml .*", run);
        var reasons = found(
                ".*\\bassumeTrue\\(.*\"(skipped: .{3}).*",
                lines(Path.of("src/test/java/dev/modelatlas/testsupport/SourceFiles.java")));
        assertThat(reasons).isNotEmpty().isEqualTo(searched);
        assertThat(String.join("\n", run))
                .containsSubsequence("\nbeside \"verify full\" ", "\nfor name in source_files ");
    }

    /** A test is skipped if its program is missing, and the suite would still pass. */
    @Test
    void ciRunInstallsEveryProgramThatATestRuns() throws IOException {
        var tools = found(" *command -v (\\S+) .*", lines(SCRIPTS.resolve("run")));
        var started = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/test"))) {
            for (var file : files.filter(file -> file.toString().matches(".*[.](java|js|mjs)"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()) {
                STARTED.matcher(Files.readString(file)).results().forEach(match -> started.add(match.group(1)));
            }
        }
        assertThat(started).contains("kubectl", "node", "pdftotext");
        started.removeAll(OF_EVERY_SYSTEM);
        // Debian's npm brings node.
        assertThat(started).allMatch(program -> tools.contains(program.equals("node") ? "npm" : program));
    }

    /** The first group of the pattern in each line that matches it, without duplicates. */
    private static Set<String> found(String pattern, List<String> lines) {
        var compiled = Pattern.compile(pattern);
        return lines.stream()
                .map(compiled::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> scripts() throws IOException {
        try (var files = Files.list(SCRIPTS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> lines(Path script) throws IOException {
        return Files.readString(script).replaceAll("\\\\\n *", " ").lines().toList();
    }
}
