package dev.modelatlas;

import java.net.http.HttpClient;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.platform.commons.annotation.Testable;

import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.Concurrent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The laws of the tests. */
@AnalyzeClasses(packages = "dev.modelatlas", importOptions = ImportOption.OnlyIncludeTests.class)
class TestRulesTest {
    private static final DescribedPredicate<JavaClass> HAS_TESTS = DescribedPredicate.describe(
            "have tests",
            type -> type.getMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(Testable.class)));

    /** The application's tests share it one after the other; all others would only wait for them. */
    @ArchTest
    static final ArchRule testsWithoutTheApplicationRunBesideIt = classes()
            .that(HAS_TESTS)
            .and()
            .haveSimpleNameEndingWith("Test")
            .and()
            .areNotAnnotatedWith(QuarkusTest.class)
            .should()
            .beAnnotatedWith(Concurrent.class);

    /** Two applications cannot run in one JVM. */
    @ArchTest
    static final ArchRule testsOfTheApplicationDoNotRunBesideEachOther =
            classes().that().areAnnotatedWith(QuarkusTest.class).should().notBeAnnotatedWith(Concurrent.class);

    /** Its thread would keep the application in memory: see {@link Clients}. */
    @ArchTest
    static final ArchRule applicationsTestsLeaveNoHttpClientBehind = noClasses()
            .that()
            .areAnnotatedWith(QuarkusTest.class)
            .or()
            .resideInAPackage("dev.modelatlas.testsupport")
            .and()
            .doNotBelongToAnyOf(Clients.class)
            .should()
            .callMethod(HttpClient.class, "newHttpClient")
            .orShould()
            .callMethod(HttpClient.Builder.class, "build");
}
