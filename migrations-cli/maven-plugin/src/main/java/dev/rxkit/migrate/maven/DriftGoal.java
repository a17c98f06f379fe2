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
    /** Writes the statements that change the current schema into the wanted one to this file. */
    @Parameter(property = "rx.sql")
    private @Nullable File sql;

    DriftGoal() {
        super(Verb.DRIFT);
    }
}
