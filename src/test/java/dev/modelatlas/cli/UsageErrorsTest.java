package dev.modelatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands check their arguments before they start anything. {@code CommandLineIT} tests this rule with the packaged
 * program.
 */
@Concurrent
class UsageErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "revisions --bogus, Unknown option: '--bogus'",
        "import models.csv, Missing required option: '--as-of=DATE'",
        "import models.csv --as-of=2026-08-19, models.csv is not a readable file",
        "import models.csv --as-of=1899-12-31, --as-of 1899-12-31 is too early. Give a date in 1900 or later",
        "import models.csv --as-of=2026-08-19 --label=a\u001Bb, --label must be one line of 1 to 100 characters; "
                + "without leading; trailing or double spaces",
        "keys, Missing required subcommand",
        "keys create --name=Desk, Missing required option: '--role=reader|publisher'",
        "keys create --name=Desk --role=owner, Invalid value for option '--role': expected one of [READER; PUBLISHER]",
        "keys create --name=Desk --role=reader --expires=2020-01-01, --expires 2020-01-01 is not in the future",
        "keys create --name=Desk --role=reader --expires=+300000-01-01, Invalid value for option '--expires': "
                + "'+300000-01-01' is not a date",
        "keys create --name=a\u0085b --role=reader, --name must be one line of 1 to 100 characters; without leading; "
                + "trailing or double spaces",
        "keys create --name=Cafe\u0301 --role=reader, --name must be one line of 1 to 100 characters; without leading; "
                + "trailing or double spaces",
        "keys rotate 0123456789ab --overlap=721, --overlap must be 0 to 720 hours",
        "keys revoke, Missing required parameter: 'ID'",
        "webhooks, Missing required subcommand",
        "webhooks add --name=Desk, Missing required option: '--url=URL'",
        "webhooks add --name=Desk --url=https://a.example --since=-1, --since must be the number of a revision; or 0 "
                + "for all",
        "webhooks add --name=a\u00a0b --url=https://a.example, --name must be one line of 1 to 100 characters; without "
                + "leading; trailing or double spaces",
        "webhooks rotate-secret 0123456789ab --overlap=721, --overlap must be 0 to 720 hours",
        "webhooks replay, Missing required parameter: 'ID'",
        "organizations, Missing required subcommand",
        "organizations set, Missing required parameter: 'SLUG'",
        "organizations set openai, Nothing to set: give --name-ko; --sector; --headquarters; --group; --alias or --successor-of",
        "organizations set openai --sector=company, Invalid value for option '--sector': expected one of [INDUSTRY; ACADEMIA;"
                + " GOVERNMENT; RESEARCH_COLLECTIVE] (case-insensitive) but was 'company'",
        "organizations set openai --alias=, --alias must be one line of 1 to 200 characters; without leading; "
                + "trailing or double spaces",
        "organizations set openai --name-ko=\uFFFD\uFFFD, Invalid value for option '--name-ko': the encoding of the terminal "
                + "lacks some of its characters. Set LANG=C.UTF-8",
        "organizations set openai --alias=A --alias=\uFFFD, Invalid value for option '--alias'",
        "models set gpt-\uFFFD --alias=A, Invalid value for positional parameter at index 0 (SLUG)",
        "keys create --name=\uFFFD --role=reader, Invalid value for option '--name'",
        "models set gpt-4, Nothing to set: give --alias; --country or --sector",
        "models set gpt-4 --country=KR, --country and --sector require --reason",
        "models set gpt-4 --alias=GPT4 --reason=short, --reason is valid only with --country and --sector",
        "sync --from=ftp://source.example/models.csv, --from must be a URL such as https://example.org/models.csv; not "
                + "ftp://source.example/models.csv",
        "audit --since=yesterday, Invalid value for option '--since': 'yesterday' is not a date",
        "audit --since=0000-12-31, Invalid value for option '--since': '0000-12-31' is not a date",
    })
    void wrongUseOfACommandIsAUsageErrorEvenWithoutADatabase(String line, String message) {
        var errors = new StringWriter();
        var exitCode = Main.commandLine().setErr(new PrintWriter(errors)).execute(line.split(" "));
        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString().replace(',', ';')).startsWith(message.replace(',', ';'));
    }

    @Test
    void reportOfAnImportMustNotReplaceTheImportedFile(@TempDir Path directory) throws IOException {
        var source = Files.writeString(directory.resolve("models.csv"), "Model");
        var report = Files.createSymbolicLink(directory.resolve("report.json"), source);
        var errors = new StringWriter();
        var exitCode = Main.commandLine()
                .setErr(new PrintWriter(errors))
                .execute("import", source.toString(), "--as-of=2026-08-19", "--report=" + report);
        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).startsWith("--report must not name the file to import");
    }
}
