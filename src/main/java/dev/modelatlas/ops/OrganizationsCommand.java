package dev.modelatlas.ops;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.modelatlas.access.Actor;
import dev.modelatlas.curation.CurationRepository;
import dev.modelatlas.curation.CurationRepository.Said;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.curation.OrganizationReset;
import dev.modelatlas.ingest.ReferenceData;
import dev.modelatlas.vocabulary.Sector;

/** Completes and corrects what is known of organizations. */
@Command(
        name = "organizations",
        description = {
            "List organizations, and set what is known of them. What is set wins over db/reference",
            "and stays when the program is upgraded. Earlier revisions answer as they did."
        },
        subcommands = {
            OrganizationsCommand.Listing.class,
            OrganizationsCommand.Set.class,
            OrganizationsCommand.Reset.class,
            OrganizationsCommand.Diff.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class OrganizationsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    private static CurationRepository curations() {
        return CDI.current().select(CurationRepository.class).get();
    }

    @Command(
            name = "list",
            description = "List the organizations of the current revision, those with the most models first.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Listing extends DataCommand {
        private static final String ROW = "%-40s  %-19s  %-12s  %-40s  %6s  %s%n";

        @Option(names = "--incomplete", description = "Only those whose sector or headquarters are unknown.")
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
                "Set what is known of an organization; what is left out stays as it is.",
                "Sector, headquarters, group and a renaming are counted: they make a new revision."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Set extends CurationCommand {
        @Parameters(paramLabel = "SLUG", description = "The organization, as list names it.")
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
                description = "Parent that it is counted under. Its own slug: none.")
        private String group;

        @Option(
                names = "--alias",
                paramLabel = "NAME",
                description = "Another name by which files and searches mean it. May be repeated.")
        private List<String> aliases = List.of();

        @Option(
                names = "--successor-of",
                paramLabel = "SLUG",
                description = "Organization that goes by this name since: its models count for this one.")
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
                "Take back all that was set for an organization: db/reference applies again; what it does",
                "not say becomes unknown. After a renaming its models return with the next file that names it."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Reset extends CurationCommand {
        @Parameters(paramLabel = "SLUG", description = "The organization; after a renaming the former slug.")
        private String slug;

        @Override
        OrganizationReset curation(Actor actor) {
            return new OrganizationReset(actor, slug);
        }
    }

    @Command(
            name = "diff",
            description = "Show what was set for organizations, beside what db/reference of this program says.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
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
