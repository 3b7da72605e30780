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
 * Marks a class of tests that need no application: Maven runs it beside the others, on a thread of its own. Its tests
 * run one after the other. {@code HouseRulesTest} refuses a plain test without it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Concurrent.OneAfterTheOther.class)
public @interface Concurrent {

    /** JUnit runs what is within a concurrent class concurrently, too, unless the class holds a lock. */
    final class OneAfterTheOther implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> type) {
            return Set.of(new Lock(type.getName()));
        }
    }
}
