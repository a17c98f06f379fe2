package dev.rxkit.migrate.maven;

import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.command.EngineVersion;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** The class paths that a goal uses for one module: the project's and the engine's. */
record ProjectPath(MavenProject module, PluginDescriptor plugin, MavenSession session) {
    private static final String GROUP = "dev.rxkit";
    private static final String CORE = "rx-core";
    private static final Set<String> ENGINE = Set.of("rx-migrations", "rx-maven-plugin");

    /** Groups left out of the project's path: the engine brings its own version, and a second one would not link. */
    private static final Set<String> ENGINE_ONLY = Set.of("org.flywaydb");

    /**
     * Returns whether the goal runs for this module. It does not for a module with packaging {@code pom}, nor for a module without the plugin if
     * another module of the build declares it.
     */
    boolean takesPart() {
        if (module.getPackaging().equals("pom")) {
            return false;
        }
        return declaresPlugin(module) || session.getProjects().stream().noneMatch(this::declaresPlugin);
    }

    private boolean declaresPlugin(MavenProject candidate) {
        return !candidate.getPackaging().equals("pom") && candidate.getPlugin(plugin.getPluginLookupKey()) != null;
    }

    /**
     * Checks that the module uses Rx in the engine's version.
     *
     * @throws ConfigException if it does not
     */
    void requireCore() {
        if (module.getArtifactId().equals(CORE) && module.getGroupId().equals(GROUP)) {
            return;
        }
        Artifact core = module.getArtifacts().stream()
                .filter(a -> a.getGroupId().equals(GROUP) && a.getArtifactId().equals(CORE))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "Module " + module.getArtifactId() + " does not use rx-core.\nAdd <dependency>"
                                + "<groupId>dev.rxkit</groupId><artifactId>rx-core</artifactId><version>"
                                + EngineVersion.current() + "</version></dependency> to " + module.getFile() + "."));
        EngineVersion.requireSame(core.getBaseVersion());
    }

    /** Returns the module's classes, followed by its dependencies in the order of the POM. */
    List<Path> project() {
        List<Path> path = new ArrayList<>();
        path.add(Path.of(module.getBuild().getOutputDirectory()));
        module.getArtifacts().stream()
                .filter(a -> a.getArtifactHandler().isAddedToClasspath())
                .filter(a -> !ENGINE_ONLY.contains(a.getGroupId()))
                .filter(a -> !isEngine(a))
                .forEach(a -> add(a, path));
        return path;
    }

    /** Returns the plugin and its dependencies. */
    List<Path> engine() {
        Collection<Artifact> artifacts = plugin.getArtifacts();
        List<Path> path = new ArrayList<>();
        artifacts.forEach(a -> add(a, path));
        return path;
    }

    private static boolean isEngine(Artifact artifact) {
        return artifact.getGroupId().equals(GROUP) && ENGINE.contains(artifact.getArtifactId());
    }

    private static void add(Artifact artifact, List<Path> path) {
        File file = artifact.getFile();
        if (file != null) {
            path.add(file.toPath());
        }
    }
}
