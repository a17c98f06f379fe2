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
 * Where classes come from.
 *
 * @param project model classes and their libraries
 * @param engine this program
 */
record ClassPath(List<Path> project, List<Path> engine) {
    private static final String COMPILED = "target/classes";

    /**
     * Reads the value of {@code --classpath}.
     *
     * @throws ConfigException if an entry is not there
     */
    static ClassPath of(@Nullable String text, Path base) {
        List<Path> project = new ArrayList<>();
        if (text == null) {
            project.add(base.resolve(COMPILED));
        } else {
            entries(text).forEach(entry -> project.addAll(expanded(entry, base)));
        }
        List<Path> engine =
                entries(System.getProperty("java.class.path", "")).map(Path::of).toList();
        return new ClassPath(project, engine);
    }

    private static Stream<String> entries(String text) {
        return Arrays.stream(text.split(File.pathSeparator)).filter(entry -> !entry.isBlank());
    }

    private static List<Path> expanded(String entry, Path base) {
        if (!entry.endsWith("/*")) {
            return List.of(present(base.resolve(entry)));
        }
        Path directory = present(base.resolve(entry.substring(0, entry.length() - 2)));
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(ClassPath::belongs).sorted().toList();
        } catch (IOException e) {
            throw new ConfigException("--classpath: " + directory + " cannot be read: " + e, e);
        }
    }

    /** Jars, but not Flyway's: the engine brings its own, and another version beside it would not link. */
    private static boolean belongs(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".jar") && !name.startsWith("flyway-");
    }

    private static Path present(Path entry) {
        if (!Files.exists(entry)) {
            throw new ConfigException("--classpath: " + entry + " is not there; compile the models first.");
        }
        try {
            // Without dots and links: class loaders answer for what they were given, word for word.
            return entry.toRealPath();
        } catch (IOException e) {
            throw new ConfigException("--classpath: " + entry + " cannot be read: " + e, e);
        }
    }
}
