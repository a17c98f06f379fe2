package dev.rxkit.migrate.maven;

import dev.rxkit.migrate.verb.Verb;
import java.io.File;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Shows all differences between two schemas, regardless of ownership. A schema is named by {@code models},
 * {@code scripts}, {@code database}, {@code empty}, the URL of a database, or a schema JSON file.
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

    /**
     * The dialect of types and statements: {@code sqlite}, {@code postgresql} or {@code mariadb}; by default that of
     * the schemas.
     */
    @Parameter(property = "rx.dialect")
    private @Nullable String dialect;

    /** Writes the statements that change the current schema into the wanted one to this file. */
    @Parameter(property = "rx.sql")
    private @Nullable File sql;

    DiffGoal() {
        super(Verb.DIFF);
    }
}
