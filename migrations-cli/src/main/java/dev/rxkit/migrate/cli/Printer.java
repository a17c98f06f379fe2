package dev.rxkit.migrate.cli;

import dev.rxkit.migrate.Engine;
import java.util.function.BiConsumer;

/** Takes the engine's output: lines for people go to the screen as they come, the JSON is kept. */
final class Printer implements BiConsumer<String, String> {
    private final Screen screen;
    private final boolean colours;
    private String json = "";

    Printer(Screen screen, boolean colours) {
        this.screen = screen;
        this.colours = colours;
    }

    @Override
    public void accept(String kind, String text) {
        switch (kind) {
            case Engine.ERROR -> screen.people().println(colours ? Colours.failure(text) : text);
            case Engine.JSON -> json = text;
            case Engine.DEBUG -> {}
            default -> text.lines().map(l -> colours ? Colours.line(l) : l).forEach(screen.people()::println);
        }
    }

    /** The report; empty if the command did not get as far. */
    String json() {
        return json;
    }
}
