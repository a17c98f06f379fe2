package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Proves scripts written or edited by hand, and lists them in the lock. */
@Mojo(name = "accept", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class AcceptGoal extends Goal {
    /** Answers yes to all questions. */
    @Parameter(property = "rx.yes", defaultValue = "false")
    private boolean yes;

    /** A JSON file with an answer for each question id. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    AcceptGoal() {
        super(Verb.ACCEPT);
    }
}
