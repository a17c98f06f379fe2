package dev.rxkit.migrate.cli;

import picocli.CommandLine.Command;

/** {@code rx init}. */
@Command(
        name = "init",
        description = "Creates the folder of scripts with the first one, written from the model classes.")
final class InitCommand extends VerbCommand {
    InitCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "init";
    }
}
