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
 * Checks the scripts, the lock, the model classes and a database that exists, for CI; writes nothing. The exit code is
 * 5 if the models want what no script makes, 4 if a script was edited or the database differs, 3 if a hazard is not
 * allowed, and 6 if the scripts fail on an empty database.
 */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class CheckGoal extends Goal {
    /** Requires that the database exists and has run all scripts. */
    @Parameter(property = "rx.database", defaultValue = "false")
    private boolean database;

    /** strict: hazards that need no answer (locks, rewrites, renames) must be allowed, or the exit code is 3. */
    @Parameter(property = "rx.hazards", defaultValue = "warn")
    private @Nullable String hazards;

    /** Writes the findings as JUnit XML to this file. */
    @Parameter(property = "rx.junit")
    private @Nullable File junit;

    CheckGoal() {
        super(Verb.CHECK);
    }
}
