package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.Engine;
import java.io.File;
import java.util.Map;
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
    @Parameter(property = "rx.message", defaultValue = "")
    private @Nullable String message;

    /** A JSON file with answers by question id; a relative path is resolved against the module's directory. */
    @Parameter(property = "rx.answers")
    private @Nullable File answers;

    /** Continues although the database differs from its scripts. */
    @Parameter(property = "rx.acceptDrift", defaultValue = "false")
    private boolean acceptDrift;

    @Override
    String verb() {
        return "makemigrations";
    }

    @Override
    void addTo(Map<String, String> request) {
        request.put(Engine.MESSAGE, message == null ? "" : message);
        request.put(Engine.ACCEPT_DRIFT, String.valueOf(acceptDrift));
        if (answers != null) {
            request.put(Engine.ANSWERS, answers.getPath());
        }
    }
}
