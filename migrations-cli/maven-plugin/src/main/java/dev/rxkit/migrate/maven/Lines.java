package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.command.Engine;
import java.util.function.BiConsumer;
import org.apache.maven.plugin.logging.Log;

/** Receives the engine's output: messages go to Maven's log; the reason of a failure, JSON and SQL are kept. */
final class Lines implements BiConsumer<String, String> {
    private final Log log;
    private String reason = "";
    private String json = "";
    private String sql = "";
    private String junit = "";

    Lines(Log log) {
        this.log = log;
    }

    @Override
    public void accept(String kind, String text) {
        switch (kind) {
            case Engine.ERROR -> reason = text;
            case Engine.JSON -> json = text;
            case Engine.SQL -> sql = text;
            case Engine.JUNIT -> junit = text;
            case Engine.DEBUG -> log.debug(text);
            default -> text.lines().forEach(log::info);
        }
    }

    /** Returns why the command failed; empty if it did not. */
    String reason() {
        return reason;
    }

    /** Returns the SQL statements; empty if none were requested. */
    String sql() {
        return sql;
    }

    /** Returns the findings as JUnit XML; empty if it was not requested. */
    String junit() {
        return junit;
    }

    String json() {
        return json;
    }
}
