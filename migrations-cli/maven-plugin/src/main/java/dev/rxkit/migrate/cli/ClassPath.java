package dev.rxkit.migrate.cli;

import dev.rxkit.error.ConfigException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class paths of one run of the command line.
 *
 * @param project the model classes and their libraries
 * @param engine the jars of this program
 */
record ClassPath(List<Path> project, List<Path> engine) {
    private static final String COMPILED = "target/classes";

    /**
     * Parses the value of {@code --classpath}.
     *
     * @param text the value, or null for {@code target/classes}
     * @param base the directory that relative entries are resolved against
     *
     * @throws ConfigException if an entry does not exist
     */
    static ClassPath of(@Nullable String text, Path base) {
        List<Path> project = new ArrayList<>();
        if (text == null) {
            project.add(base.resolve(COMPILED));
        } else {
            entries(text).forEach(entry -> project.addAll(expand(entry, base)));
        }
        List<Path> engine =
                entries(System.getProperty("java.class.path", "")).map(Path::of).toList();
        return new ClassPath(project, engine);
    }

    private static Stream<String> entries(String text) {
        return Arrays.stream(text.split(File.pathSeparator)).filter(entry -> !entry.isBlank());
    }

    private static List<Path> expand(String entry, Path base) {
        if (!entry.endsWith("/*")) {
            return List.of(existing(base.resolve(entry)));
        }
        Path directory = existing(base.resolve(entry.substring(0, entry.length() - 2)));
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(ClassPath::isProjectJar).sorted().toList();
        } catch (IOException e) {
            throw new ConfigException("--classpath: " + directory + " cannot be read: " + e, e);
        }
    }

    /** Accepts jars except Flyway's: the engine brings its own version, and a second one would not link. */
    private static boolean isProjectJar(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".jar") && !name.startsWith("flyway-");
    }

    private static Path existing(Path entry) {
        if (!Files.exists(entry)) {
            throw new ConfigException("--classpath: " + entry + " does not exist. Compile the models first.");
        }
        try {
            // Normalized, because URLs of class loaders are compared literally.
            return entry.toRealPath();
        } catch (IOException e) {
            throw new ConfigException("--classpath: " + entry + " cannot be read: " + e, e);
        }
    }
}
