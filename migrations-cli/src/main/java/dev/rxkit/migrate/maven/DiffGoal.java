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

/** Shows all differences between two schemas, regardless of ownership. A schema is named by {@code models}, {@code scripts}, {@code database}, {@code empty}, the URL of a database, or the path of a schema JSON file.
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
final class DiffGoal extends Goal {
    /** The current schema. */
    @Parameter(property = "rx.from", defaultValue = "scripts")
    private @Nullable String from;

    /** The wanted schema. */
    @Parameter(property = "rx.to", defaultValue = "models")
    private @Nullable String to;

    /** The dialect of types and statements: {@code sqlite}, {@code postgresql} or {@code mariadb}; by default that of the schemas. */
    @Parameter(property = "rx.dialect")
    private @Nullable String dialect;

    /** A file to write the statements to that change the current schema into the wanted one. */
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
