package dev.rxkit.migrate.cli;

import picocli.CommandLine.Command;

/** {@code rx migrate}. */
@Command(name = "migrate", description = "Runs the scripts that were not yet applied to the database, oldest first.")
final class MigrateCommand extends VerbCommand {
    MigrateCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "migrate";
    }
}
