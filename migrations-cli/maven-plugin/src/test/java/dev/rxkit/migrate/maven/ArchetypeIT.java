package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project that the archetype makes is built, tested and migrated; its templates are filled in as the archetype
 * does.
 */
class ArchetypeIT {
    private static final Path TEMPLATES =
            Path.of("../../integrations/archetype/src/main/resources/archetype-resources");

    private static final Map<String, String> VALUES = Map.of(
            "${groupId}", "com.example",
            "${artifactId}", "heroes",
            "${version}", "1.0-SNAPSHOT",
            "${package}", "com.example",
            "${rxVersion}", ScratchMaven.VERSION,
            "${junitVersion}", System.getProperty("rx.it.junit"));

    @TempDir
    Path folder;

    @Test
    void theProjectOfTheArchetypeIsTestedAndMigrated() throws IOException {
        for (Path template : templates()) {
            String path = TEMPLATES.relativize(template).toString().replaceFirst("/java/", "/java/com/example/");
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, filled(Files.readString(template)));
        }
        ScratchMaven.Run run = ScratchMaven.run(folder, "test", "rx:init", "rx:migrate");
        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output()).contains("Tests run: 1, Failures: 0", "+ add table hero", "Applied 1 script");
        assertThat(folder.resolve("app.db")).exists();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String filled(String text) {
        String result = text;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            result = result.replace(value.getKey(), value.getValue());
        }
        return result;
    }
}
