package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Lists what the database has otherwise than the scripts that it has run; ends with code 4 if anything differs. */
@Mojo(name = "drift", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class DriftGoal extends Goal {
    /** back: writes a script that brings this database back to its scripts; in: a migration with its differences. */
    @Parameter(property = "rx.script")
    private @Nullable String script;

    /** Answers yes to all questions. */
    @Parameter(property = "rx.yes", defaultValue = "false")
    private boolean yes;

    /** A JSON file with an answer for each question id. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    /** Writes the statements that change the current schema into the wanted one to this file. */
    @Parameter(property = "rx.sql")
    private @Nullable File sql;

    DriftGoal() {
        super(Verb.DRIFT);
    }
}
