package dev.rxkit.migrate.maven;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.command.Colours;
import dev.rxkit.migrate.command.Engine;
import dev.rxkit.migrate.command.IsolatedEngine;
import dev.rxkit.migrate.verb.Verb;
import dev.rxkit.migrate.verb.VerbOption;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The base of all goals: resolves the class path of one module and runs the engine in its own class loader. A failure
 * that the user can correct is a {@link MojoFailureException} with the reason and the exit code; anything else is a
 * {@link MojoExecutionException}.
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

    /** Writes the report as one JSON object to this file. */
    @Parameter(property = "rx.json")
    private @Nullable File json;

    private final Verb verb;

    Goal(Verb verb) {
        this.verb = verb;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        ProjectPath path = new ProjectPath(present(project), present(plugin), present(session));
        if (skip || !path.takesPart()) {
            getLog().debug("rx:" + verb.word() + " is skipped for "
                    + present(project).getId());
            return;
        }
        requireKnownOptions(present(session).getUserProperties().stringPropertyNames());
        boolean terminal =
                System.console() != null && present(session).getRequest().isInteractiveMode();
        Lines lines = new Lines(getLog(), System.out, Colours.wanted(terminal, System.getenv("NO_COLOR")));
        int code = run(path, lines);
        write(VerbOption.JSON, lines.json().isEmpty() ? "" : lines.json() + "\n");
        write(VerbOption.SQL, lines.sql());
        write(VerbOption.JUNIT, lines.junit());
        if (code != 0) {
            if (json == null && !lines.json().isEmpty()) {
                lines.accept(Engine.INFO, lines.json());
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
            throw new MojoExecutionException("rx:" + verb.word() + " failed unexpectedly: " + e, e);
        }
    }

    private static void requireKnownOptions(Set<String> properties) throws MojoFailureException {
        Optional<String> misspelled = VerbOption.misspelled(properties);
        if (misspelled.isPresent()) {
            throw new MojoFailureException(misspelled.get() + " (exit code 1)");
        }
    }

    private Map<String, String> request() {
        Map<String, String> request = new HashMap<>();
        request.put(Engine.VERB, verb.word());
        request.put(Engine.BASE, present(project).getBasedir().getAbsolutePath());
        request.put(Engine.LIVES_ON, "true");
        boolean terminal = System.console() != null;
        request.put(
                Engine.INTERACTIVE,
                String.valueOf(terminal && present(session).getRequest().isInteractiveMode()));
        addOptions(request);
        return request;
    }

    /** Adds the values of the parameters to the request. */
    final void addOptions(Map<String, String> request) {
        verb.options().forEach(option -> option.put(request, value(option)));
    }

    /** Returns the value of the parameter that has the option's key; null if it is blank. */
    private @Nullable Object value(VerbOption option) {
        try {
            Class<?> declaring = option == VerbOption.JSON ? Goal.class : getClass();
            Field parameter = declaring.getDeclaredField(option.key());
            parameter.setAccessible(true);
            Object value = parameter.get(this);
            return value instanceof String text && text.isBlank() ? null : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the goal " + verb.word() + " has no parameter " + option.key(), e);
        }
    }

    private static @Nullable String ask(String prompt) {
        Console console = System.console();
        return console == null ? null : console.readLine("%s", prompt);
    }

    /** Writes an output to the file of its option and creates the directory; does nothing if it was not requested. */
    private void write(VerbOption output, String text) throws MojoFailureException {
        if (!verb.options().contains(output) || !(value(output) instanceof File file)) {
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
