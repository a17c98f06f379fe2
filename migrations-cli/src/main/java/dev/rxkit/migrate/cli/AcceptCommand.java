package dev.rxkit.migrate.cli;

import picocli.CommandLine.Command;

/** {@code rx accept}. */
@Command(
        name = "accept",
        description =
                "Runs scripts that were written or edited by hand on a scratch database and lists them in migrations.lock.")
final class AcceptCommand extends VerbCommand {
    AcceptCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "accept";
    }
}
