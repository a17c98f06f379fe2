package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes one script that stands for all scripts up to a version on a new database, proved to make the same. Databases
 * that have run any of the scripts go on with these, until prune deletes them.
 */
@Mojo(name = "squash", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class SquashGoal extends Goal {
    /** The last version to squash; by default that which was applied last. */
    @Parameter(property = "rx.to")
    private @Nullable String to;

    /** Deletes the scripts that a squashed script replaces, when every database has run them. */
    @Parameter(property = "rx.prune", defaultValue = "false")
    private boolean prune;

    SquashGoal() {
        super(Verb.SQUASH);
    }
}
