package dev.modelatlas.bench.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes until the first failure. Arguments: a file for the result, and the classes. */
final class TestRun implements TestExecutionListener {
    private final Path outcome;
    private final LauncherSession session;
    private int passed;

    private TestRun(Path outcome, LauncherSession session) {
        this.outcome = outcome;
        this.session = session;
    }

    public static void main(String[] arguments) {
        var run = new TestRun(Path.of(arguments[0]), LauncherFactory.openSession());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(arguments)
                        .skip(1)
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .build();
        run.session.getLauncher().execute(request, run);
        run.end(run.passed + " passed");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            end("failed " + name(test));
        } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        }
    }

    private static String name(TestIdentifier test) {
        var source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return simple(method.getClassName()) + "." + method.getMethodName();
        }
        return source instanceof ClassSource type ? simple(type.getClassName()) : test.getDisplayName();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Ends the JVM at once, because threads and servers of the tests would keep it running. */
    private void end(String what) {
        session.close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            Files.writeString(outcome, what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(0);
    }
}
