package dev.modelatlas.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Marks a class of tests that need no application. The class runs in parallel with other classes, on a thread of its
 * own; its own tests run one after the other. {@code TestRulesTest} requires this annotation for all test classes
 * without an application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Concurrent.OneAfterTheOther.class)
public @interface Concurrent {

    /** In a concurrent class, JUnit would also run the tests in parallel, unless the class holds a lock. */
    final class OneAfterTheOther implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> type) {
            return Set.of(new Lock(type.getName()));
        }
    }
}
