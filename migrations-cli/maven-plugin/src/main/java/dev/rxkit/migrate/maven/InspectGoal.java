package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Lists the contents of a schema; its JSON is schema JSON, which {@code diff} reads. */
@Mojo(name = "inspect", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class InspectGoal extends Goal {
    /** The schema: {@code models}, {@code scripts}, {@code database}, the URL of a database, or a schema JSON file. */
    @Parameter(property = "rx.from", defaultValue = "database")
    private @Nullable String from;

    InspectGoal() {
        super(Verb.INSPECT);
    }
}
