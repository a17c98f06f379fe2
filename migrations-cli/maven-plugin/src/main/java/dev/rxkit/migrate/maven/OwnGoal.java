package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Lists tables and columns in migrations.lock as owned: they are dropped when no class declares them any more. */
@Mojo(name = "own", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class OwnGoal extends Goal {
    /** Tables and columns: hero, hero.age. A table includes everything in it. */
    @Parameter(property = "rx.names")
    private @Nullable String names;

    OwnGoal() {
        super(Verb.OWN);
    }
}
