package dev.modelatlas.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class SpooledFileTest {

    @Test
    void deletesAllFilesOfAnEndedProcessAndKeepsFilesWithoutAValidProcessId(@TempDir Path folder) throws IOException {
        var process = new ProcessBuilder(OwnProcess.JAVA, "-version").start();
        process.onExit().join();
        var foreign = new String[] {"1000000000000000000000-1.csv", "unknown-1.csv"};
        for (var name : foreign) {
            Files.createFile(folder.resolve(SpooledFile.PREFIX + name));
        }
        // Several files of the process, because a folder lists its files in any order.
        for (var i = 0; i < 20; i++) {
            Files.createFile(folder.resolve(SpooledFile.PREFIX + process.pid() + "-" + i + ".csv"));
        }
        SpooledFile.deleteLeftovers(folder);
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString().substring(SpooledFile.PREFIX.length())))
                    .containsExactlyInAnyOrder(foreign);
        }
    }
}
