package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.Engine;
import java.util.function.BiConsumer;
import org.apache.maven.plugin.logging.Log;

/** Takes the engine's output: lines for people go to Maven's log, the reason of a failure and data are kept. */
final class Lines implements BiConsumer<String, String> {
    private final Log log;
    private String reason = "";
    private String json = "";
    private String sql = "";

    Lines(Log log) {
        this.log = log;
    }

    @Override
    public void accept(String kind, String text) {
        switch (kind) {
            case Engine.ERROR -> reason = text;
            case Engine.JSON -> json = text;
            case Engine.SQL -> sql = text;
            case Engine.DEBUG -> log.debug(text);
            default -> text.lines().forEach(log::info);
        }
    }

    /** Why the command failed; empty if it did not. */
    String reason() {
        return reason;
    }

    /** Statements; empty unless asked for. */
    String sql() {
        return sql;
    }

    String json() {
        return json;
    }
}
