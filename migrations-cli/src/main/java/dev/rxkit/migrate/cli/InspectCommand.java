package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rx inspect}. */
@Command(
        name = "inspect",
        description = "Lists the contents of a schema; with --json as schema JSON, which diff reads.")
final class InspectCommand extends VerbCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCHEMA",
            description = "models, scripts, database, the URL of a database, or a schema JSON file. Default: database.")
    private @Nullable String source;

    InspectCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "inspect";
    }

    @Override
    void addTo(Map<String, String> request) {
        put(request, Engine.FROM, source);
    }
}
