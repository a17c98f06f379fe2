package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.Engine;
import java.io.File;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows all that differs between two sides, whoever owns it. A side is {@code models}, {@code scripts},
 * {@code database}, {@code empty}, the URL of a database, or a file of schema JSON.
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class DiffGoal extends Goal {
    /** What is. */
    @Parameter(property = "rx.from", defaultValue = "scripts")
    private @Nullable String from;

    /** What is wanted. */
    @Parameter(property = "rx.to", defaultValue = "models")
    private @Nullable String to;

    /** Whose types and statements: {@code sqlite}, {@code postgresql} or {@code mariadb}; else what the sides say. */
    @Parameter(property = "rx.dialect")
    private @Nullable String dialect;

    /** Writes the statements that lead from one to the other to this file. */
    @Parameter(property = "rx.sql")
    private @Nullable File sql;

    @Override
    String verb() {
        return "diff";
    }

    @Override
    void addTo(Map<String, String> request) {
        put(request, Engine.FROM, from);
        put(request, Engine.TO, to);
        put(request, Engine.DIALECT, dialect);
        request.put(Engine.WANT_SQL, String.valueOf(sql != null));
    }

    @Override
    void deliver(String statements) throws MojoFailureException {
        write(sql, statements);
    }
}
