package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.util.function.BiConsumer;

/** Receives the engine's output: messages are printed immediately, JSON and SQL are kept until the end. */
final class Printer implements BiConsumer<String, String> {
    private final Screen screen;
    private final boolean colours;
    private String json = "";
    private String sql = "";

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
            case Engine.DEBUG -> {}
            default ->
                asCommand(text).lines().map(l -> colours ? Colours.line(l) : l).forEach(screen.people()::println);
        }
    }

    /** Replaces Maven goals and properties in the engine's messages by their command line equivalents. */
    private static String asCommand(String text) {
        return text.replace("mvn rx:", "rx ")
                .replace("-Drx.answers=", "--answers ")
                .replace("-Drx.acceptDrift", "--accept-drift");
    }

    /** Returns the SQL statements; empty if none were requested. */
    String sql() {
        return sql;
    }

    /** Returns the JSON report; empty if the command ended before it. */
    String json() {
        return json;
    }
}
