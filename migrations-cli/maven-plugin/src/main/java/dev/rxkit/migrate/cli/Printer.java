package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.command.Colours;
import dev.rxkit.migrate.command.Engine;
import dev.rxkit.migrate.verb.VerbOption;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Receives the engine's output: messages are printed immediately, JSON and SQL are kept until the end. */
final class Printer implements BiConsumer<String, String> {
    private final Screen screen;
    private final boolean colours;
    private String json = "";
    private String sql = "";
    private String junit = "";

    Printer(Screen screen, boolean colours) {
        this.screen = screen;
        this.colours = colours;
    }

    @Override
    public void accept(String kind, String text) {
        switch (kind) {
            case Engine.ERROR -> screen.people().println(colours ? Colours.failure(asCommand(text)) : asCommand(text));
            case Engine.JSON -> json = asCommand(text);
            case Engine.SQL -> sql = text;
            case Engine.JUNIT -> junit = asCommand(text);
            case Engine.DEBUG -> {}
            default ->
                asCommand(text).lines().map(l -> colours ? Colours.line(l) : l).forEach(screen.people()::println);
        }
    }

    /** Replaces Maven goals and properties in the engine's messages by their command line equivalents. */
    private static String asCommand(String text) {
        String command = text.replace("mvn rx:", "rx ");
        if (!command.contains("-Drx.")) {
            return command;
        }
        for (VerbOption option : VerbOption.values()) {
            String name = option.names().get(option.names().size() - 1);
            command = command.replace("-D" + option.property() + "=", name + " ")
                    .replaceAll("-D" + Pattern.quote(option.property()) + "\\b", name);
        }
        return command;
    }

    /** Returns the SQL statements; empty if none were requested. */
    String sql() {
        return sql;
    }

    /** Returns the findings as JUnit XML; empty if it was not requested. */
    String junit() {
        return junit;
    }

    /** Returns the JSON report; empty if the command ended before it. */
    String json() {
        return json;
    }
}
