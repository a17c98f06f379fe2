package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Finishes the script at which a migration failed or was killed half-way, where the database does not roll it back. */
@Mojo(name = "repair", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class RepairGoal extends Goal {
    RepairGoal() {
        super(Verb.REPAIR);
    }
}
