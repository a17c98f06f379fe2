package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Takes back the last script that was not applied: its file, its undo script, and its lines in migrations.lock. */
@Mojo(name = "discard", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class DiscardGoal extends Goal {
    DiscardGoal() {
        super(Verb.DISCARD);
    }
}
