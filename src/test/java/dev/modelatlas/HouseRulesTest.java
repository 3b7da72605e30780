package dev.modelatlas;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Source;
import org.hibernate.SharedSessionContract;
import org.hibernate.annotations.Immutable;
import org.hibernate.query.CommonQueryContract;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.EntityReader;
import dev.modelatlas.testsupport.Documents;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The laws of the house, on its classes as they are compiled. */
@AnalyzeClasses(packages = "dev.modelatlas", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final DescribedPredicate<JavaClass> TALKS_TO_THE_DATABASE = assignableTo(DataSource.class)
            .or(assignableTo(EntityManager.class))
            .or(assignableTo(SharedSessionContract.class))
            .or(assignableTo(EntityReader.class))
            .or(assignableTo(Jdbi.class))
            .or(Predicates.resideInAPackage("java.sql"))
            .as("JDBC, Jdbi or Hibernate");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.modelatlas.(*)..").should().beFreeOfCycles();

    /** In the order in which ARCHITECTURE.md lists them. */
    @ArchTest
    static final ArchRule roomsUseOnlyRoomsAboveThem = classes()
            .should(new ArchCondition<>("use only rooms above theirs") {
                private final List<String> rooms = Pattern.compile("(?m)^[|] (`[a-z.`, ]+`) [|]")
                        .matcher(Documents.text(Path.of("ARCHITECTURE.md")))
                        .results()
                        .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", ")))
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
                                type, type.getName() + " is in no room of ARCHITECTURE.md"));
                    }
                }

                /** That of the room, or of the one that it is part of; -1 outside of the house. */
                private int place(JavaClass type) {
                    var room = type.getPackageName().replaceFirst("^dev[.]modelatlas[.]?", "");
                    while (!room.isEmpty() && !rooms.contains(room)) {
                        room = room.substring(0, Math.max(0, room.lastIndexOf('.')));
                    }
                    return rooms.indexOf(room);
                }
            });

    @ArchTest
    static final ArchRule onlyCellarsTalkToTheDatabase = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .resideOutsideOfPackages(
                    "dev.modelatlas.ingest..", "dev.modelatlas.sql..", "dev.modelatlas.csv..", "dev.modelatlas.ops..")
            .should()
            .dependOnClassesThat(TALKS_TO_THE_DATABASE);

    @ArchTest
    static final ArchRule entitiesStayInTheirRoom = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or(assignableTo(PanacheEntityBase.class).and(Predicates.resideInAPackage("dev.modelatlas..")))
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    /** Hibernate reads entities, SQL counts, Jdbi writes. */
    @ArchTest
    static final ArchRule hibernateOnlyReads = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(SharedSessionContract.class)
                            .or(assignableTo(EntityManager.class))
                            .or(assignableTo(CommonQueryContract.class))
                            .or(assignableTo(PanacheEntityBase.class))))
                    .and(target(nameMatching(
                            "(executeUpdate|insert|update|delete|upsert|persist|merge|remove|flush|refresh|createMutation|"
                                    + "createNativeMutation)\\w*"))));

    /** What an entity is read from is a row of the database, whose numbers nobody changes on the way. */
    @ArchTest
    static final ArchRule entitiesAreRead =
            classes().that().areAnnotatedWith(Entity.class).should().beAnnotatedWith(Immutable.class);

    @ArchTest
    static final ArchRule everyMutationDemandsARole = methods()
            .that()
            .areAnnotatedWith(Mutation.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .allowEmptyShould(true);

    /** SmallRye's batches give two aliases with different arguments one answer. */
    @ArchTest
    static final ArchRule noFieldIsBatchedBySmallRye = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(GraphQLApi.class)
            .should(HouseRulesTest.haveNoSourceList());

    @ArchTest
    static final ArchRule doorsAreCalledApi =
            classes().that().areAnnotatedWith(GraphQLApi.class).should().haveSimpleNameEndingWith("Api");

    /** One constraint of it on a setting, and Quarkus starts Hibernate Validator before all else. */
    @ArchTest
    static final ArchRule settingsAreBoundByOurOwn =
            noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.validation..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .that(alwaysTrue())
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto|DTO|Service)");

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
