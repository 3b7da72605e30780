package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.modelatlas.bench.Commands;

/**
 * One statement on the database, run by pgbench and prepared once per connection.
 *
 * @param sql without parameters
 */
record Statement(String name, BenchDatabase database, String sql) implements Contender {

    @Override
    public Measured measure(int callers, Duration time) throws IOException, InterruptedException {
        var file = Files.createTempFile("bench", ".sql");
        var logs = Files.createTempDirectory("bench");
        try {
            Files.writeString(file, sql + ";\n");
            Commands.output(new ProcessBuilder(
                    "pgbench",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    "" + callers,
                    "-j",
                    "1",
                    "-T",
                    "" + time.toSeconds(),
                    "-l",
                    "--log-prefix=" + logs.resolve("log"),
                    "-f",
                    file.toString(),
                    database.uri()));
            return measured(logs, time);
        } finally {
            Files.delete(file);
            for (var log : files(logs)) {
                Files.delete(log);
            }
            Files.delete(logs);
        }
    }

    /** The third column of pgbench's log contains the duration of a transaction in microseconds. */
    private static Measured measured(Path logs, Duration time) throws IOException {
        var micros = new long[0];
        for (var log : files(logs)) {
            try (var lines = Files.lines(log)) {
                var more = lines.mapToLong(line -> Long.parseLong(line.split(" ")[2]))
                        .toArray();
                var before = micros.length;
                micros = Arrays.copyOf(micros, before + more.length);
                System.arraycopy(more, 0, micros, before, more.length);
            }
        }
        Arrays.sort(micros);
        return new Measured(
                micros.length / (time.toMillis() / 1e3),
                micros[micros.length / 2] / 1e3,
                micros[(int) Math.ceil(0.99 * micros.length) - 1] / 1e3,
                0);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
