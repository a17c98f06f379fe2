package dev.rxkit.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of a module's main sources. */
public final class SourceFolders {

    private SourceFolders() {}

    /** Returns the folders with more than {@code most} source files, without package-info and module-info. */
    public static List<Path> largerThan(int most) throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src/main/java"))) {
            return paths.filter(Files::isDirectory)
                    .filter(folder -> sources(folder) > most)
                    .toList();
        }
    }

    private static int sources(Path folder) {
        String[] files = folder.toFile().list((parent, name) -> name.endsWith(".java") && !name.endsWith("-info.java"));
        return files == null ? 0 : files.length;
    }
}
