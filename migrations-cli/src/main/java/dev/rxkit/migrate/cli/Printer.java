package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.util.function.BiConsumer;

/** Takes the engine's output: lines for people go to the screen as they come, data are kept. */
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

    /** The engine speaks of goals; who came by the command line goes on by the command line. */
    private static String asCommand(String text) {
        return text.replace("mvn rx:", "rx ")
                .replace("-Drx.answers=", "--answers ")
                .replace("-Drx.acceptDrift", "--accept-drift");
    }

    /** Statements, as they are; empty unless asked for. */
    String sql() {
        return sql;
    }

    /** The report; empty if the command did not get as far. */
    String json() {
        return json;
    }
}
