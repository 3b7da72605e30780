package dev.modelatlas.program;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** An operator completes the facts of an organization that a file introduced. */
@Full
class OrganizationsCommandIT {
    @TempDir
    Path directory;

    @Test
    void newOrganizationIsListedAsIncompleteUntilItsFactsAreSet() throws Exception {
        var program = Program.in(directory).on(Databases.fresh());
        assertThat(program.run("migrate").exitCode()).isZero();
        var file = directory.resolve("models.csv");
        var silent = with(row("Alpha", "2024-01-31", "Newborn Labs"), "Organization categorization", "");
        Files.writeString(file, Csv.file(silent, row("Beta", "2024-01-31", "Mistral AI")));
        assertThat(program.run("import", file.toString(), "--as-of", "2024-07-16")
                        .exitCode())
                .isZero();

        assertThat(program.run("organizations", "list", "--incomplete")
                        .out()
                        .lines()
                        .map(String::strip))
                .containsExactly(
                        "slug                                      sector               headquarters  group"
                                + "                                     models  name",
                        "newborn-labs                              -                    -             newborn-labs"
                                + "                                   1  Newborn Labs");

        var unknown = program.run("organizations", "set", "newborn-lab", "--sector", "academia");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err().strip())
                .isEqualTo("SLUG: no organization has the slug \"newborn-lab\". Did you mean \"newborn-labs\"?");

        var set = program.run(
                "organizations",
                "set",
                "newborn-labs",
                "--sector",
                "academia",
                "--headquarters",
                "KR",
                "--alias",
                "NBL");
        assertThat(set.exitCode()).isZero();
        assertThat(set.out())
                .isEqualTo("Revision 2 was made. Number of models that now count differently: 1.\n"
                        + "Organizations now counted differently: Newborn Labs.\n");
        assertThat(program.run("organizations", "list", "--incomplete").out().lines())
                .hasSize(1);

        assertThat(program.run("organizations", "set", "mistral-ai", "--headquarters", "CH")
                        .exitCode())
                .isZero();
        assertThat(program.run("organizations", "diff").out().lines().map(line -> line.replaceAll(" {2,}", "; ")))
                .containsExactly(
                        "slug; fact; set; db/reference",
                        "mistral-ai; headquarters; CH; FR",
                        "newborn-labs; sector; ACADEMIA; -",
                        "newborn-labs; headquarters; KR; -",
                        "newborn-labs; aliases; NBL; -");

        var alias = program.run("models", "set", "alpha", "--alias", "First");
        assertThat(alias.exitCode()).isZero();
        assertThat(alias.out())
                .isEqualTo("Done. No counts changed, so no revision was made. Names and aliases take effect on all "
                        + "servers within twenty minutes.\n");
        var corrected = program.run("models", "set", "alpha", "--sector", "industry", "--reason", "Its makers say so.");
        assertThat(corrected.out()).isEqualTo("Revision 4 was made. Number of models that now count differently: 1.\n");
        assertThat(program.run("models", "diff").out().lines().map(line -> line.replaceAll(" {2,}", "; ")))
                .containsExactly(
                        "slug; fact; set; db/reference; reason",
                        "alpha; alias; First; -; -",
                        "alpha; recordedSectors; INDUSTRY; -; Its makers say so.");
        assertThat(program.run("audit").out()).contains("ORGANIZATION_SET", "MODEL_SET", "command line, ");
    }
}
