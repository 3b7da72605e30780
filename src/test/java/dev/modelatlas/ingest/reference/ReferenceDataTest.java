package dev.modelatlas.ingest.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ReferenceDataTest {
    private static final CSVFormat SEED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Published figures depend on these facts. A change would alter the responses at revisions 1 to 8. */
    @Test
    void factsThatAffectCountsOfShippedRevisionsAreFrozen() throws Exception {
        var frozen = new StringBuilder();
        var names = organizationsOfTheShippedRevisions();
        for (var organization : new ReferenceData().organizations()) {
            if (names.contains(organization.name())) {
                frozen.append(organization.name())
                        .append('|')
                        .append(organization.sector())
                        .append('|');
                frozen.append(organization.headquarters())
                        .append('|')
                        .append(organization.group())
                        .append('\n');
            }
        }
        var digest =
                MessageDigest.getInstance("SHA-256").digest(frozen.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("e83d22872e13b732e9a466bbc390519367416d4b59fae04443c4e49b929a8f1b");
    }

    @Test
    void groupsAndAliasesReferToKnownOrganizations() {
        var organizations = new ReferenceData().organizations();
        var names = new TreeSet<String>();
        organizations.forEach(organization -> names.add(organization.name()));
        assertThat(organizations).isNotEmpty().allSatisfy(organization -> {
            assertThat(organization.group() == null || names.contains(organization.group()))
                    .isTrue();
            assertThat(organization.aliases()).doesNotContainAnyElementsOf(names);
        });
    }

    /** Lists in Korean would otherwise show two rows under one name. */
    @Test
    void koreanNamesAreDistinctEvenWithoutTheirSpaces() {
        var reference = new ReferenceData();
        assertDistinct(reference.organizations().stream().map(ReferenceData.Organization::nameKo));
        assertDistinct(reference.countries().stream().map(ReferenceData.Country::nameKo));
        assertDistinct(reference.domains().stream().map(ReferenceData.Domain::nameKo));
        assertDistinct(reference.tasks().stream().map(ReferenceData.Task::nameKo));
    }

    private static void assertDistinct(Stream<String> namesKo) {
        assertThat(namesKo.filter(Objects::nonNull).map(name -> name.replace(" ", "")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void renamedOrganizationsAreKnownUnderBothNames() {
        var reference = new ReferenceData();
        var names = reference.organizations().stream()
                .map(ReferenceData.Organization::name)
                .toList();
        assertThat(reference.renamings()).isNotEmpty().allSatisfy(renaming -> {
            assertThat(names).contains(renaming.name(), renaming.successor());
            assertThat(reference.renamings())
                    .extracting(ReferenceData.Renaming::name)
                    .doesNotContain(renaming.successor());
        });
    }

    private static Set<String> organizationsOfTheShippedRevisions() throws IOException {
        var names = new TreeSet<String>();
        for (var file : Files.list(Path.of("db/seed"))
                .filter(it -> it.getFileName().toString().matches("\\d{4}-.*"))
                .toList()) {
            try (var rows = SEED.parse(Files.newBufferedReader(file))) {
                rows.forEach(row -> names.addAll(Set.of(row.get("organizations").split("\\|"))));
            }
        }
        return names;
    }
}
