package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * After a merge of two branches, puts one's own scripts after the others, proves them again, and resolves
 * migrations.lock.
 */
@Mojo(name = "rebase", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class RebaseGoal extends Goal {
    /** A JSON file with an answer for each question id. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    /** Only merges the second version of migrations.lock into the first file, as a merge driver of git. */
    @Parameter(property = "rx.lockFiles")
    private @Nullable String lockFiles;

    RebaseGoal() {
        super(Verb.REBASE);
    }
}
