package dev.modelatlas.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Concurrent
class SpooledFileTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

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

    /** In one JVM, a test can start the application while another test imports a file. */
    @Test
    void deletesFilesWithItsOwnProcessIdOnlyIfTheyAreOlderThanTheProcess(@TempDir Path folder) throws IOException {
        var current = SpooledFile.create(folder, false);
        var leftover = SpooledFile.create(folder, false);
        Files.setLastModifiedTime(leftover.path(), FileTime.from(Instant.EPOCH));
        SpooledFile.deleteLeftovers(folder);
        assertThat(folder)
                .isDirectoryContaining(current.path()::equals)
                .isDirectoryNotContaining(leftover.path()::equals);
    }

    /** A deleted file takes space on the disk until its last descriptor is closed. */
    @Test
    void fileThatIsNotGzipIsClosed(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "skipped: this system does not list open files");
        var file = SpooledFile.create(folder, true);
        Files.writeString(file.path(), "Model");
        assertThatThrownBy(() -> file.content(1_000)).isInstanceOf(IOException.class);
        try (var open = Files.list(DESCRIPTORS)) {
            assertThat(open.map(SpooledFileTest::target))
                    .doesNotContain(file.path().toString());
        }
    }

    /** The path of an open file; empty when it has just been closed. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
