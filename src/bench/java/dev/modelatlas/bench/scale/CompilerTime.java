package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The processor time that the threads of a Java process have used, in ticks of Linux.
 *
 * @param compilers time of the threads that compile bytecode to machine code
 * @param all time of all threads that still run
 */
record CompilerTime(long compilers, long all) {
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");
    /** Positions of the user and system time among the fields that follow the thread's name in {@code stat}. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    static CompilerTime of(Process process) throws IOException {
        var compilers = 0L;
        var all = 0L;
        try (var threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (var thread : threads.toList()) {
                try {
                    var stat = Files.readString(thread.resolve("stat"));
                    var nameEnds = stat.lastIndexOf(')');
                    var fields = stat.substring(nameEnds + 2).split(" ");
                    var ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
                    var name = stat.substring(stat.indexOf('(') + 1, nameEnds);
                    all += ticks;
                    compilers += COMPILERS.stream().anyMatch(name::startsWith) ? ticks : 0;
                } catch (IOException failure) {
                    // Linux reports different errors for a thread that has just ended.
                    if (Files.exists(thread)) {
                        throw failure;
                    }
                }
            }
        }
        return new CompilerTime(compilers, all);
    }

    /** The compilers' share of the processor time used since an earlier measurement, from 0 to 1. */
    double shareSince(CompilerTime before) {
        return (double) (compilers - before.compilers) / Math.max(1, all - before.all);
    }
}
