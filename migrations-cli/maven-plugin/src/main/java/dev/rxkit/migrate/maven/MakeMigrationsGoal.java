package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Compares the model classes with the scripts and writes the next script, proved before it is written. */
@Mojo(name = "makemigrations", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class MakeMigrationsGoal extends Goal {
    /** Describes the script; becomes part of its file name. */
    @Parameter(property = "rx.message")
    private @Nullable String message;

    /** A JSON file with an answer for each question id. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    /** Continues although the database differs from its scripts. */
    @Parameter(property = "rx.acceptDrift", defaultValue = "false")
    private boolean acceptDrift;

    /** Allows hazards by their codes, separated by commas; the script lists them with rx:allow. */
    @Parameter(property = "rx.allow")
    private @Nullable String allow;

    /** strict: hazards that need no answer (locks, rewrites, renames) must be allowed, or the exit code is 3. */
    @Parameter(property = "rx.hazards", defaultValue = "warn")
    private @Nullable String hazards;

    /** Writes the safe rewrite of what would lock a table for long; it takes several scripts. */
    @Parameter(property = "rx.safe", defaultValue = "false")
    private boolean safe;

    MakeMigrationsGoal() {
        super(Verb.MAKEMIGRATIONS);
    }
}
