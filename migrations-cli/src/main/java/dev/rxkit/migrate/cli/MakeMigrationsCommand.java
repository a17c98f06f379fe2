package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rx makemigrations}. */
@Command(
        name = "makemigrations",
        description =
                "Compares the model classes with the scripts and writes the next script, proved before it is written.")
final class MakeMigrationsCommand extends VerbCommand {
    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "Describes the script; becomes part of its file name.")
    private String message = "";

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers to questions: a JSON object {\"<id>\": \"<answer>\"}.")
    private @Nullable Path answers;

    @Option(names = "--accept-drift", description = "Continues although the database differs from its scripts.")
    private boolean acceptDrift;

    MakeMigrationsCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "makemigrations";
    }

    @Override
    void addTo(Map<String, String> request) {
        request.put(Engine.MESSAGE, message);
        request.put(Engine.ACCEPT_DRIFT, String.valueOf(acceptDrift));
        if (answers != null) {
            request.put(Engine.ANSWERS, answers.toString());
        }
    }
}
