package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rx init}. */
@Command(
        name = "init",
        description = "Creates the folder of scripts and writes the first script from the model classes.")
final class InitCommand extends VerbCommand {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers to questions: a JSON object {\"<id>\": \"<answer>\"}.")
    private @Nullable Path answers;

    InitCommand(Screen screen) {
        super(screen);
    }

    @Override
    String verb() {
        return "init";
    }

    @Override
    void addTo(Map<String, String> request) {
        if (answers != null) {
            request.put(Engine.ANSWERS, answers.toString());
        }
    }
}
