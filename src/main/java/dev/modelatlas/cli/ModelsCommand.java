package dev.modelatlas.cli;

import java.util.List;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.access.Actor;
import dev.modelatlas.curation.CurationRepository;
import dev.modelatlas.curation.CurationRepository.SaidOfModel;
import dev.modelatlas.curation.ModelCuration;
import dev.modelatlas.curation.ModelReset;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.vocabulary.Sector;

/** Adds facts that the sources of models lack. */
@Command(
        name = "models",
        description = {
            "Set aliases of models, and countries and sectors that their sources leave blank.",
            "These values override the reference data of this program (db/reference) and survive upgrades."
        },
        subcommands = {ModelsCommand.Set.class, ModelsCommand.Reset.class, ModelsCommand.Diff.class})
final class ModelsCommand extends CommandGroup {
    @Command(
            name = "set",
            description = {
                "Set aliases of a model, or countries and sectors that its source leaves blank.",
                "Countries and sectors require --reason. They affect counts, so setting them makes a new revision. A"
                        + " country or sector that you set applies until the source states one."
            })
    static final class Set extends CurationCommand {
        @Parameters(paramLabel = "SLUG", description = "Slug of the model.")
        private String slug;

        @Option(
                names = "--alias",
                paramLabel = "NAME",
                description = "Another name under which searches find the model. May be repeated.")
        private List<String> aliases = List.of();

        @Option(
                names = "--country",
                paramLabel = "CODE",
                description = "Country to record for the model: ISO 3166-1 alpha-2, such as KR. May be repeated.")
        private List<String> countries = List.of();

        @Option(
                names = "--sector",
                paramLabel = "SECTOR",
                description =
                        "Sector to record for the model: industry, academia, government or research_collective. May be "
                                + "repeated.")
        private List<Sector> sectors = List.of();

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                description = "Reason, shown in the change feed. Required with --country and --sector.")
        private String reason;

        @Override
        void check() {
            var isCorrected = !countries.isEmpty() || !sectors.isEmpty();
            require(isCorrected || !aliases.isEmpty(), "Nothing to set: give --alias, --country or --sector");
            require(!isCorrected || reason != null, "--country and --sector require --reason");
            require(isCorrected || reason == null, "--reason is valid only with --country and --sector");
            aliases.forEach(alias -> checkText("--alias", alias));
            checkText("--reason", reason);
        }

        @Override
        ModelCuration curation(Actor actor) {
            return new ModelCuration(actor, slug, aliases, countries, sectors, reason);
        }
    }

    @Command(
            name = "reset",
            description = "Remove all values that operators set for a model. "
                    + "The facts in db/reference and in the source apply again.")
    static final class Reset extends CurationCommand {
        @Parameters(paramLabel = "SLUG", description = "Slug of the model.")
        private String slug;

        @Option(
                names = "--alias",
                paramLabel = "NAME",
                description = "Remove only this alias, and keep all other values. May be repeated.")
        private List<String> aliases = List.of();

        @Override
        ModelReset curation(Actor actor) {
            return new ModelReset(actor, slug, aliases);
        }
    }

    @Command(
            name = "diff",
            description = "Show the values that operators have set for models, next to those of db/reference.")
    static final class Diff extends DataCommand {
        private static final String ROW = "%-40s  %-17s  %-24s  %-24s  %s%n";

        @Override
        int work() {
            var reference = new ReferenceData();
            out().printf(ROW, "slug", "fact", "set", "db/reference", "reason");
            CDI.current().select(CurationRepository.class).get().saidOfModels().forEach(said -> print(said, reference));
            return ExitCode.OK;
        }

        private void print(SaidOfModel said, ReferenceData reference) {
            if (said.field() == null) {
                out().printf(ROW, said.slug(), "alias", said.value(), "-", "-");
            } else {
                var other = reference.correction(said.name(), said.field());
                out().printf(
                                ROW,
                                said.slug(),
                                said.field(),
                                said.value(),
                                other == null ? "-" : other.value(),
                                said.reason());
            }
        }
    }
}
