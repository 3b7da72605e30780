package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.bench.scale.ServerLog.Executed;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ServerLogTest {
    private static final String ONE = "{\"message\": \"duration: 1.5 ms  statement: select 'é'\"}\n";
    private static final String TWO =
            "{\"message\": \"duration: 2.5 ms  execute S_1: select $1\", \"detail\": \"Parameters: $1 = '7'\"}\n";

    @TempDir
    Path folder;

    @Test
    void statementIsReturnedOnlyWhenItsLineInTheLogIsComplete() throws IOException {
        var log = new ServerLog(folder);
        write(ONE + TWO.substring(0, 30));
        assertThat(log.statements()).containsExactly(new Executed(1.5, "select 'é'"));
        assertThat(log.statements()).isEmpty();
        write(TWO.substring(30));
        assertThat(log.statements()).containsExactly(new Executed(2.5, "select '7'"));
    }

    private void write(String text) throws IOException {
        Files.writeString(
                folder.resolve("postgresql.json"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
