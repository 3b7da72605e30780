package dev.modelatlas.cli;

import picocli.CommandLine.Command;

/** A command that requires a subcommand. It is not runnable, so picocli reports an error if there is no subcommand. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class, synopsisSubcommandLabel = "COMMAND")
abstract class CommandGroup {}
