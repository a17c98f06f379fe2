package dev.rxkit.migrate.maven;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.Engine;
import dev.rxkit.migrate.IsolatedEngine;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The base of all goals: resolves the class path of one module and runs the engine in its own class loader. A failure that the user can correct is a {@link MojoFailureException} with the reason and the exit code; anything else is a {@link MojoExecutionException}.
 * <p>The database is configured by {@code rxconfig.properties}, {@code RX_DB_URL} or {@code -Drx.db_url}, as at run time, and not in the POM.
 */
abstract class Goal extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private @Nullable PluginDescriptor plugin;

    /** Skips this module. */
    @Parameter(property = "rx.skip", defaultValue = "false")
    private boolean skip;

    /** A file to write the report to as one JSON object; a relative path is resolved against the module's directory. */
    @Parameter(property = "rx.json")
    private @Nullable File json;

    /** Returns the engine's name of the command. */
    abstract String verb();

    /** Adds the parameters of this goal to the request. */
    void addTo(Map<String, String> request) {}

    /** Receives the SQL statements if the goal requested them. */
    void deliver(String statements) throws MojoFailureException {}

    static void put(Map<String, String> request, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            request.put(key, value);
        }
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        ProjectPath path = new ProjectPath(present(project), present(plugin), present(session));
        if (skip || !path.takesPart()) {
            getLog().debug("rx:" + verb() + " is skipped for "
                    + present(project).getId());
            return;
        }
        Lines lines = new Lines(getLog());
        int code = run(path, lines);
        write(json, lines.json().isEmpty() ? "" : lines.json() + "\n");
        deliver(lines.sql());
        if (code != 0) {
            if (json == null && !lines.json().isEmpty()) {
                getLog().info(lines.json());
            }
            throw new MojoFailureException(lines.reason() + " (exit code " + code + ")");
        }
    }

    private int run(ProjectPath path, Lines lines) throws MojoExecutionException {
        Map<String, String> request = request();
        try {
            path.requireCore();
            return IsolatedEngine.run(path.project(), path.engine(), request, lines, Goal::ask);
        } catch (RxException e) {
            return Engine.refuse(request, e, lines);
        } catch (RuntimeException | LinkageError e) {
            throw new MojoExecutionException("rx:" + verb() + " failed unexpectedly: " + e, e);
        }
    }

    private Map<String, String> request() {
        Map<String, String> request = new HashMap<>();
        request.put(Engine.VERB, verb());
        request.put(Engine.BASE, present(project).getBasedir().getAbsolutePath());
        request.put(Engine.LIVES_ON, "true");
        request.put(Engine.WANT_JSON, String.valueOf(json != null));
        boolean terminal = System.console() != null;
        request.put(
                Engine.INTERACTIVE,
                String.valueOf(terminal && present(session).getRequest().isInteractiveMode()));
        addTo(request);
        return request;
    }

    private static @Nullable String ask(String prompt) {
        Console console = System.console();
        return console == null ? null : console.readLine("%s", prompt);
    }

    /** Writes a file and creates its directory; does nothing if {@code file} is null. */
    static void write(@Nullable File file, String text) throws MojoFailureException {
        if (file == null) {
            return;
        }
        try {
            Path parent = file.toPath().toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file.toPath(), text);
        } catch (IOException e) {
            throw new MojoFailureException(file + " cannot be written: " + e + " (exit code 1)", e);
        }
    }

    private static <T> T present(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("Maven has not injected the parameters of the goal");
        }
        return injected;
    }
}
