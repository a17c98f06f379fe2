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
            "Shows all differences between two schemas, regardless of ownership.",
            "A schema is named by models, scripts, database, empty, the URL of a database, or a schema JSON file."
        })
final class DiffCommand extends VerbCommand {
    @Option(names = "--from", paramLabel = "SCHEMA", description = "The current schema. Default: scripts.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "SCHEMA", description = "The wanted schema. Default: models.")
    private @Nullable String to;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            description =
                    "The dialect of types and statements: sqlite, postgresql, mariadb. Default: that of the schemas.")
    private @Nullable String dialect;

    @Option(names = "--sql", description = "Prints the statements that change the current schema into the wanted one.")
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
