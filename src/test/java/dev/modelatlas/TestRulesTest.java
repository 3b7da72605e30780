package dev.modelatlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.commons.annotation.Testable;

import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules for tests, and for the text of all Java files. */
@Concurrent
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestRulesTest {
    private static final String NOT_LOOKED_AT = notLookedAt();

    private static final Pattern DANGLING_COMMENT = Pattern.compile("[*]/\\s*(?:/[*]{2}\\s|[}])");

    private static final DescribedPredicate<JavaClass> HAS_TESTS = DescribedPredicate.describe(
            "have tests",
            type -> type.getMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(Testable.class)));

    private final JavaClasses tests = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("dev.modelatlas");

    /**
     * Tests that share the application run one after the other. Tests that need no application would only wait for
     * them.
     */
    @Test
    void testsWithoutTheApplicationRunInParallel() {
        classes()
                .that(HAS_TESTS)
                .and()
                .haveSimpleNameEndingWith("Test")
                .and()
                .areNotAnnotatedWith(QuarkusTest.class)
                .should()
                .beAnnotatedWith(Concurrent.class)
                .check(tests);
    }

    /** Two applications cannot run in one JVM. */
    @Test
    void testsOfTheApplicationDoNotRunInParallel() {
        classes()
                .that()
                .areAnnotatedWith(QuarkusTest.class)
                .should()
                .notBeAnnotatedWith(Concurrent.class)
                .check(tests);
    }

    /** JUnit discovers a class before it excludes it, and Quarkus builds the application of each discovered profile. */
    @Test
    void applicationsOfExcludedTestsAreNotBuilt() {
        classes()
                .that()
                .areAnnotatedWith(Full.class)
                .and(DescribedPredicate.describe(
                        "have an application of their own",
                        type -> type.isAnnotatedWith(TestProfile.class)
                                && type.getAnnotationOfType(TestProfile.class)
                                        .value()
                                        .isMemberClass()))
                .should(new ArchCondition<>("be named in tests.not-looked-at of pom.xml") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!NOT_LOOKED_AT.contains("**/" + type.getSimpleName() + ".*")) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " is not"));
                        }
                    }
                })
                .check(tests);
    }

    /** The thread of a client that {@link Clients} did not create would keep the application in memory. */
    @Test
    void testsOfTheApplicationLeaveNoHttpClientBehind() {
        noClasses()
                .that()
                .areAnnotatedWith(QuarkusTest.class)
                .or()
                .resideInAPackage("dev.modelatlas.testsupport")
                .and()
                .doNotBelongToAnyOf(Clients.class)
                .should()
                .callMethod(HttpClient.class, "newHttpClient")
                .orShould()
                .callMethod(HttpClient.Builder.class, "build")
                .check(tests);
    }

    /** The compiler of JDK 17 ignores such comments. Newer ones warn, and a warning ends the build. */
    @Test
    void documentationCommentsPrecedeDeclarations() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(DANGLING_COMMENT));
        }
    }

    private static String notLookedAt() {
        try {
            var pom = Files.readString(Path.of("pom.xml"));
            return pom.substring(pom.indexOf("<tests.not-looked-at>"), pom.indexOf("</tests.not-looked-at>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
