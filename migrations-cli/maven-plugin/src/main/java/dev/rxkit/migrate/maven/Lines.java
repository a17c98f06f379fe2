package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.command.Colours;
import dev.rxkit.migrate.command.Engine;
import java.io.PrintStream;
import java.util.function.BiConsumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Receives the engine's output: messages go to Maven's log; the reason of a failure, JSON and SQL are kept. With {@code
 * -q} the log shows no messages, so the results of a goal, which were asked for, go to standard output.
 */
final class Lines implements BiConsumer<String, String> {
    private final Log log;
    private final PrintStream standardOutput;
    private final boolean colours;
    private String reason = "";
    private String json = "";
    private String sql = "";
    private String junit = "";

    Lines(Log log, PrintStream standardOutput, boolean colours) {
        this.log = log;
        this.standardOutput = standardOutput;
        this.colours = colours;
    }

    @Override
    public void accept(String kind, String text) {
        switch (kind) {
            case Engine.ERROR -> reason = text;
            case Engine.JSON -> json = text;
            case Engine.SQL -> sql = text;
            case Engine.JUNIT -> junit = text;
            case Engine.DEBUG -> log.debug(text);
            case Engine.PROGRESS -> text.lines().forEach(log::info);
            default -> text.lines().forEach(this::result);
        }
    }

    private void result(String line) {
        String shown = colours ? Colours.line(line) : line;
        if (log.isInfoEnabled()) {
            log.info(shown);
        } else {
            standardOutput.println(shown);
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
