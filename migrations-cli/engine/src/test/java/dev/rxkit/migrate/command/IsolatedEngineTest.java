package dev.rxkit.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ConfigException;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedEngineTest {
    private static final List<Path> ENGINE = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @TempDir
    Path folder;

    private final Map<String, String> output = new HashMap<>();

    @Test
    void runsWithoutTheClassesAroundIt() {
        int code = run(List.of(), "nonsense");
        assertThat(code).isEqualTo(1);
        assertThat(output).containsEntry(Engine.ERROR, "Unknown command 'nonsense'.");
    }

    @Test
    void leavesTheThreadAndTheDriversAsTheyWere() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<Driver> drivers = DriverManager.drivers().toList();
        run(List.of(), "status");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(DriverManager.drivers()).containsExactlyElementsOf(drivers).isNotEmpty();
    }

    @Test
    void refusesAProjectWithAnotherCore() throws IOException {
        Path properties = folder.resolve("META-INF/maven/dev.rxkit/rx-core/pom.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "version=9.9.9\n");
        assertThatThrownBy(() -> run(List.of(folder), "status"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rx-core 9.9.9")
                .hasMessageContaining("version " + EngineVersion.current());
    }

    @Test
    void aProjectsLoggingStaysOut() throws IOException {
        Path services = folder.resolve("META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
        Files.createDirectories(services.getParent());
        Files.writeString(services, "org.example.Loud\n");
        try (EngineLoader loader = EngineLoader.of(List.of(folder), ENGINE)) {
            assertThat(loader.getResources("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                            .nextElement())
                    .hasToString(loader.getResource("dev/rxkit/migrate/slf4j-provider")
                            .toString());
        }
    }

    @Test
    void theNewerAnnotationsOfJacksonComeFirst() throws IOException {
        Path older = Files.createFile(folder.resolve("jackson-annotations-2.19.2.jar"));
        Path newer = Files.createFile(folder.resolve("jackson-annotations-2.22.jar"));
        for (List<List<Path>> places : List.of(
                List.of(List.of(older), List.of(newer)),
                List.of(List.of(newer), List.of(older)),
                List.of(List.of(folder, older), List.of(folder, newer)))) {
            try (EngineLoader loader = EngineLoader.of(places.get(0), places.get(1))) {
                assertThat(Arrays.stream(loader.getURLs())
                                .map(URL::toString)
                                .filter(url -> url.contains("annotations"))
                                .findFirst())
                        .hasValue(newer.toUri().toURL().toString());
            }
        }
    }

    private int run(List<Path> project, String verb) {
        return IsolatedEngine.run(
                project,
                ENGINE,
                Map.of(Engine.VERB, verb, Engine.BASE, folder.toString(), Engine.LIVES_ON, "true"),
                (kind, text) -> output.merge(kind, text, String::concat),
                prompt -> null);
    }
}
