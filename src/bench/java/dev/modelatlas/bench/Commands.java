package dev.modelatlas.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs other programs to their end. */
public final class Commands {
    private Commands() {}

    /** The output of a command; fails when the command fails. */
    public static String output(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.redirectErrorStream(true).start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.command() + " failed: " + output);
            }
            return output;
        } finally {
            process.destroy();
        }
    }
}
