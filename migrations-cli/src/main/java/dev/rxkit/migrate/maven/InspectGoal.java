package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.Engine;
import java.util.Map;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Lists the contents of a schema; {@code rx.json} writes it as schema JSON, which {@code diff} reads. */
@Mojo(name = "inspect", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class InspectGoal extends Goal {
    /** What to inspect: {@code models}, {@code scripts}, {@code database}, a URL, or a schema JSON file. */
    @Parameter(property = "rx.from", defaultValue = "database")
    private @Nullable String from;

    @Override
    String verb() {
        return "inspect";
    }

    @Override
    void addTo(Map<String, String> request) {
        put(request, Engine.FROM, from);
    }
}
