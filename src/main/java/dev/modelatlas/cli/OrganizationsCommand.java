package dev.modelatlas.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.access.Actor;
import dev.modelatlas.curation.CurationRepository;
import dev.modelatlas.curation.CurationRepository.Said;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.curation.OrganizationReset;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.vocabulary.Sector;

/** Lists organizations, and sets facts about them that the source lacks or states differently. */
@Command(
        name = "organizations",
        description = {
            "List organizations, and set facts about them.",
            "The facts that you set override the reference data of this program (db/reference) and survive upgrades. "
                    + "Earlier revisions do not change."
        },
        subcommands = {
            OrganizationsCommand.Listing.class,
            OrganizationsCommand.Set.class,
            OrganizationsCommand.Reset.class,
            OrganizationsCommand.Diff.class
        })
final class OrganizationsCommand extends CommandGroup {
    private static CurationRepository curations() {
        return CDI.current().select(CurationRepository.class).get();
    }

    @Command(
            name = "list",
            description = "List the organizations of the current revision, those with the most models first.")
    static final class Listing extends DataCommand {
        private static final String ROW = "%-40s  %-19s  %-12s  %-40s  %6s  %s%n";

        @Option(names = "--incomplete", description = "List only organizations with an unknown sector or headquarters.")
        private boolean incomplete;

        @Override
        int work() {
            out().printf(ROW, "slug", "sector", "headquarters", "group", "models", "name");
            curations().organizations().stream()
                    .filter(organization -> !incomplete || organization.isIncomplete())
                    .forEach(this::print);
            return ExitCode.OK;
        }

        private void print(CurationRepository.Listed organization) {
            out().printf(
                            ROW,
                            organization.slug(),
                            Objects.toString(organization.sector(), "-"),
                            Objects.toString(organization.headquarters(), "-"),
                            organization.group(),
                            organization.models(),
                            organization.name());
        }
    }

    @Command(
            name = "set",
            description = {
                "Set facts about an organization. Options that are left out change nothing.",
                "A rename, or a change of sector, headquarters or group, affects counts and makes a new revision."
            })
    static final class Set extends CurationCommand {
        @Parameters(paramLabel = "SLUG", description = "Slug of the organization, as `organizations list` shows it.")
        private String slug;

        @Option(names = "--name-ko", paramLabel = "NAME", description = "Korean name.")
        private String nameKo;

        @Option(
                names = "--sector",
                paramLabel = "SECTOR",
                description = "industry, academia, government or research_collective.")
        private Sector sector;

        @Option(
                names = "--headquarters",
                paramLabel = "CODE",
                description = "Country of the headquarters: ISO 3166-1 alpha-2, such as KR.")
        private String headquarters;

        @Option(
                names = "--group",
                paramLabel = "SLUG",
                description =
                        "Slug of the parent organization. To remove the parent, give the organization's own slug.")
        private String group;

        @Option(
                names = "--alias",
                paramLabel = "NAME",
                description = "Another name that files and searches use for the organization. May be repeated.")
        private List<String> aliases = List.of();

        @Option(
                names = "--successor-of",
                paramLabel = "SLUG",
                description = "Slug that this organization had before it was renamed. The models under that slug "
                        + "then count for this organization.")
        private String successorOf;

        @Override
        void check() {
            require(
                    nameKo != null
                            || sector != null
                            || headquarters != null
                            || group != null
                            || !aliases.isEmpty()
                            || successorOf != null,
                    "Nothing to set: give --name-ko, --sector, --headquarters, --group, --alias or --successor-of");
            checkText("--name-ko", nameKo);
            aliases.forEach(alias -> checkText("--alias", alias));
        }

        @Override
        OrganizationCuration curation(Actor actor) {
            return new OrganizationCuration(actor, slug, nameKo, sector, headquarters, group, aliases, successorOf);
        }
    }

    @Command(
            name = "reset",
            description = {
                "Remove all values that operators set for an organization, or undo its rename.",
                "The values that were replaced apply again: those in db/reference or, if it has none, those of the "
                        + "publisher. Undoing a rename keeps other values, and does not move models back at once. A "
                        + "model stays with the organization that has the new name until the model is imported or "
                        + "published again under the organization's old name."
            })
    static final class Reset extends CurationCommand {
        @Parameters(
                paramLabel = "SLUG",
                description = "Slug of the organization. To undo a rename, give the slug from before the rename.")
        private String slug;

        @Option(
                names = "--alias",
                paramLabel = "NAME",
                description = "Remove only this alias, and keep all other values. May be repeated.")
        private List<String> aliases = List.of();

        @Override
        OrganizationReset curation(Actor actor) {
            return new OrganizationReset(actor, slug, aliases);
        }
    }

    @Command(
            name = "diff",
            description = "Show the values that operators have set for organizations, next to those of db/reference.")
    static final class Diff extends DataCommand {
        private static final String ROW = "%-40s  %-12s  %-40s  %s%n";

        @Override
        int work() {
            var data = new ReferenceData();
            Map<String, ReferenceData.Organization> reference = data.organizations().stream()
                    .collect(Collectors.toMap(ReferenceData.Organization::name, Function.identity()));
            var nothing = new ReferenceData.Organization(null, null, List.of(), null, null, null);
            out().printf(ROW, "slug", "fact", "set", "db/reference");
            for (var said : curations().saidOfOrganizations()) {
                print(said, reference.getOrDefault(said.name(), nothing), data.formerNames(said.name()));
            }
            return ExitCode.OK;
        }

        private void print(Said said, ReferenceData.Organization reference, List<String> formerNames) {
            row(said, "name-ko", said.nameKo(), reference.nameKo());
            row(said, "sector", said.sector(), reference.sector());
            row(said, "headquarters", said.headquarters(), reference.headquarters());
            row(said, "group", said.group(), reference.group());
            row(said, "aliases", list(said.aliases()), list(reference.aliases()));
            row(said, "successor-of", list(said.formerNames()), list(formerNames));
        }

        private void row(Said said, String fact, String set, String reference) {
            if (set != null) {
                out().printf(ROW, said.slug(), fact, set, Objects.toString(reference, "-"));
            }
        }

        private static String list(List<String> names) {
            return names.isEmpty() ? null : String.join(", ", names);
        }
    }
}
