package dev.rxkit.migrate.cli;

import picocli.CommandLine.Command;

/** {@code rx status}. */
@Command(
        name = "status",
        description = "Lists the scripts with their states, and the changes of the model classes that no script makes.")
final class StatusCommand extends VerbCommand {
    StatusCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "status";
    }
}
