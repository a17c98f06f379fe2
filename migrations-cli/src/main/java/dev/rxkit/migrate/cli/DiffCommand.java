package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rx diff}. */
@Command(
        name = "diff",
        description = {
            "Shows all that differs between two sides, whoever owns it.",
            "A side is models, scripts, database, empty, the URL of a database, or a file of schema JSON."
        })
final class DiffCommand extends VerbCommand {
    @Option(names = "--from", paramLabel = "SIDE", description = "What is. Default: scripts.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "SIDE", description = "What is wanted. Default: models.")
    private @Nullable String to;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            description = "Whose types and statements: sqlite, postgresql, mariadb. Default: what the sides say.")
    private @Nullable String dialect;

    @Option(names = "--sql", description = "Prints the statements that lead from one to the other.")
    private boolean sql;

    DiffCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "diff";
    }

    @Override
    void addTo(Map<String, String> request) {
        put(request, Engine.FROM, from);
        put(request, Engine.TO, to);
        put(request, Engine.DIALECT, dialect);
        request.put(Engine.WANT_SQL, String.valueOf(sql));
    }
}
