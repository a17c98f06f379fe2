package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Runs the undo script of the script that was applied last; asks first if rows or values would be lost. */
@Mojo(name = "undo", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class UndoGoal extends Goal {
    /** Undoes all scripts after this version; by default only the last script. */
    @Parameter(property = "rx.to")
    private @Nullable String to;

    /** Answers yes to all questions. */
    @Parameter(property = "rx.yes", defaultValue = "false")
    private boolean yes;

    /** A JSON file with an answer for each question id. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    UndoGoal() {
        super(Verb.UNDO);
    }
}
