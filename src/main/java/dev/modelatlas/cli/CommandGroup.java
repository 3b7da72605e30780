package dev.modelatlas.cli;

import picocli.CommandLine.Command;

/** A command that requires one of its subcommands: it cannot run, so picocli reports that the subcommand is missing. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class, synopsisSubcommandLabel = "COMMAND")
abstract class CommandGroup {}
