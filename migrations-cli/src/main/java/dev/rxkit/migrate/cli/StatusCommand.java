package dev.rxkit.migrate.cli;

import picocli.CommandLine.Command;

/** {@code rx status}. */
@Command(
        name = "status",
        description = "Lists the scripts, which of them ran, and what the model classes want beyond them.")
final class StatusCommand extends VerbCommand {
    StatusCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "status";
    }
}
