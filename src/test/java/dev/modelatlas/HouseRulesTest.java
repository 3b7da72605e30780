package dev.modelatlas;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Source;
import org.hibernate.SharedSessionContract;
import org.hibernate.annotations.Immutable;
import org.hibernate.query.CommonQueryContract;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.sql.EntityReader;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;

/** The rules of the codebase, checked on compiled classes. */
@Concurrent
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseRulesTest {
    private static final ClassesTransformer<JavaPackage> ROOMS = new AbstractClassesTransformer<>("packages") {
        @Override
        public Set<JavaPackage> doTransform(JavaClasses classes) {
            return classes.stream().map(JavaClass::getPackage).collect(toSet());
        }
    };

    private static final DescribedPredicate<JavaClass> TALKS_TO_THE_DATABASE = assignableTo(DataSource.class)
            .or(assignableTo(EntityManager.class))
            .or(assignableTo(SharedSessionContract.class))
            .or(assignableTo(EntityReader.class))
            .or(assignableTo(Jdbi.class))
            .or(Predicates.resideInAPackage("java.sql"))
            .as("JDBC, Jdbi or Hibernate");

    private static final DescribedPredicate<JavaClass> BELONGS_TO_AN_API = DescribedPredicate.describe(
            "belong to an API",
            type -> type.isAnnotatedWith(GraphQLApi.class)
                    || type.getEnclosingClass()
                            .filter(outer -> outer.isAnnotatedWith(GraphQLApi.class))
                            .isPresent());

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.modelatlas");

    @Test
    void packagesHaveNoCyclicDependencies() {
        slices().matching("dev.modelatlas.(**)").should().beFreeOfCycles().check(program);
    }

    /** A reader can hardly survey a larger package. */
    @Test
    void packagesHaveAtMost25Files() {
        all(ROOMS)
                .should(new ArchCondition<>("have at most 25 files") {
                    @Override
                    public void check(JavaPackage room, ConditionEvents events) {
                        var classes = room.getClasses().stream()
                                .filter(type -> type.isTopLevelClass() && !type.isArray())
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .count();
                        var files = classes + 1; // one more for package-info
                        if (files > 25) {
                            events.add(
                                    SimpleConditionEvent.violated(room, room.getName() + " has " + files + " files"));
                        }
                    }
                })
                .check(program);
    }

    /** The table in ARCHITECTURE.md lists the packages in this order. */
    @Test
    void packagesUseOnlyPackagesListedAboveThem() {
        classes()
                .should(new ArchCondition<>("use only packages listed above their own") {
                    private final List<String> rooms = Pattern.compile("(?m)^[|] (`[a-z.`, ]+`) [|]")
                            .matcher(Documents.text(Path.of("ARCHITECTURE.md")))
                            .results()
                            .flatMap(row ->
                                    Stream.of(row.group(1).replace("`", "").split(", ")))
                            .toList();

                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var own = place(type);
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> place(dependency.getTargetClass()) > own)
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                        if (own < 0 && !type.getPackageName().equals("dev.modelatlas")) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is in no package of ARCHITECTURE.md"));
                        }
                    }

                    /** The position of the innermost listed package that contains the class; -1 for other classes. */
                    private int place(JavaClass type) {
                        if (!type.getPackageName().startsWith("dev.modelatlas")) {
                            return -1; // graphql-java has packages with the same names, such as graphql.execution
                        }
                        var room = type.getPackageName().replaceFirst("^dev[.]modelatlas[.]?", "");
                        while (!room.isEmpty() && !rooms.contains(room)) {
                            room = room.substring(0, Math.max(0, room.lastIndexOf('.')));
                        }
                        return rooms.indexOf(room);
                    }
                })
                .check(program);
    }

    @Test
    void onlyRepositoriesUseTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .resideOutsideOfPackages(
                        "dev.modelatlas.ingest..",
                        "dev.modelatlas.sql..",
                        "dev.modelatlas.csv..",
                        "dev.modelatlas.embedded..",
                        "dev.modelatlas.health..")
                .should()
                .dependOnClassesThat(TALKS_TO_THE_DATABASE)
                .check(program);
    }

    @Test
    void entitiesArePackagePrivate() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or(assignableTo(PanacheEntityBase.class).and(Predicates.resideInAPackage("dev.modelatlas..")))
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(program);
    }

    /** Hibernate only reads entities. Jdbi counts and writes with SQL. */
    @Test
    void hibernateOnlyReads() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(SharedSessionContract.class)
                                .or(assignableTo(EntityManager.class))
                                .or(assignableTo(CommonQueryContract.class))
                                .or(assignableTo(PanacheEntityBase.class))))
                        .and(target(nameMatching(
                                "(executeUpdate|insert|update|delete|upsert|persist|merge|remove|flush|refresh|createMutation|"
                                        + "createNativeMutation)\\w*"))))
                .check(program);
    }

    /** An entity is a row of the database, and must not change after it was read. */
    @Test
    void entitiesAreImmutable() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .beAnnotatedWith(Immutable.class)
                .check(program);
    }

    @Test
    void everyMutationRequiresARole() {
        methods()
                .that()
                .areAnnotatedWith(Mutation.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .allowEmptyShould(true)
                .check(program);
    }

    /** SmallRye's batches would give two aliases with different arguments the same value. */
    @Test
    void noFieldIsBatchedBySmallRye() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(GraphQLApi.class)
                .should(haveNoSourceList())
                .check(program);
    }

    @Test
    void classesWithGraphQLFieldsHaveTheSuffixApi() {
        classes()
                .that()
                .areAnnotatedWith(GraphQLApi.class)
                .should()
                .haveSimpleNameEndingWith("Api")
                .check(program);
    }

    /**
     * After a suspension of the server, a periodic timer fires at once for all periods that it missed. Clients then
     * have no time to do what the timer checks for.
     */
    @Test
    void timersAreNotPeriodic() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Vertx.class))).and(target(nameMatching("setPeriodic"))))
                .check(program);
    }

    /**
     * If a setting had a single Bean Validation constraint, Quarkus would start Hibernate Validator before everything
     * else.
     */
    @Test
    void settingsDoNotUseBeanValidation() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.validation..")
                .check(program);
    }

    @Test
    void classNamesHaveNoGenericSuffix() {
        noClasses()
                .that(alwaysTrue())
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto|DTO|Service)")
                .check(program);
    }

    /** Packages use the repositories and results of other packages, but not the classes with their GraphQL fields. */
    @Test
    void onlyClassesOfAnApiUseApiClasses() {
        noClasses()
                .that(not(BELONGS_TO_AN_API))
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(GraphQLApi.class)
                .check(program);
    }

    /** A route that another package registers would lack access control, the limits or the observer. */
    @Test
    void onlyListedPackagesRegisterRoutes() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.modelatlas.access",
                        "dev.modelatlas.health",
                        "dev.modelatlas.http.connection",
                        "dev.modelatlas.http.graphql",
                        "dev.modelatlas.http.rest",
                        "dev.modelatlas.site")
                .should()
                .callMethodWhere(target(owner(assignableTo(Router.class)))
                        .and(target(nameMatching("(route|get|head|post|put|patch|delete|options)\\w*"))))
                .check(program);
    }

    /**
     * The liveness check does not see requests on other threads. {@code SubscriptionExecutor} has its tasks examined
     * itself; {@code ExportDigests} computes for no request, and for longer.
     */
    @Test
    void threadsForRequestsAreWatched() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.modelatlas.http..",
                        "dev.modelatlas.site",
                        "dev.modelatlas.shortlink",
                        "dev.modelatlas.mcp")
                .and()
                .haveNameNotMatching(".*[.](SubscriptionExecutor|ExportDigests)")
                .should()
                .callCodeUnitWhere(target(owner(assignableTo(Executors.class)))
                        .or(target(owner(assignableTo(ExecutorService.class))).and(target(nameMatching("<init>")))))
                .check(program);
    }

    /** Vert.x would copy the text for each response. Bytes can be shared, and limits on memory count them. */
    @Test
    void responsesAreSentAsBytes() {
        noClasses()
                .should()
                .callMethod(HttpServerResponse.class, "end", String.class)
                .check(program);
    }

    /** Off the event loop, this method can stop the event loop for ever. */
    @Test
    void onlyHttpExchangeAsksAResponseWhetherTheClientHasDisconnected() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(HttpExchange.class)
                .should()
                .callMethod(HttpServerResponse.class, "closed")
                .check(program);
    }

    private static ArchCondition<JavaMethod> haveNoSourceList() {
        return new ArchCondition<>("have no @Source list") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(Source.class))
                        .filter(parameter -> parameter.getRawType().isAssignableTo(Collection.class))
                        .forEach(parameter -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " takes a list")));
            }
        };
    }
}
