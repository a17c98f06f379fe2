package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Creates the folder of scripts and writes the first script from the model classes. */
@Mojo(name = "init", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class InitGoal extends Goal {
    /** A JSON file with an answer for each question id. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    InitGoal() {
        super(Verb.INIT);
    }
}
