package org.example.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the classes of the application with devtools, and changes a model while it runs. */
class DevtoolsIT {

    private static final String NONE = "{\"name\":\"none\",\"colours\":[]}";

    @TempDir
    Path classes;

    @TempDir
    Path sources;

    @Test
    void afterARestartTheChangedModelIsUsed() throws Exception {
        copyClasses();
        String classPath = classes + File.pathSeparator + libraries();
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Running heroes = Running.onClassPath(server.getPort(), classPath)) {
            assertThat(heroes.post("/heroes/Deadpond", NONE)).isEqualTo("200 " + hero(1, "Deadpond", ""));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE hero ADD COLUMN age INTEGER");
            }
            compileWithAge(classPath);
            heroes.awaitStart();
            assertThat(heroes.post("/heroes/Rusty-Man", NONE)).isEqualTo("200 " + hero(2, "Rusty-Man", ",\"age\":48"));
            assertThat(heroes.get("/heroes")).contains(hero(1, "Deadpond", ",\"age\":null"));
        }
    }

    private static String hero(int id, String name, String rest) {
        return "{\"id\":" + id + ",\"name\":\"" + name + "\",\"costume\":" + NONE + rest + "}";
    }

    private void copyClasses() throws IOException {
        Path built = Path.of(System.getProperty("example.classes"));
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = classes.resolve(built.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String libraries() {
        String own = new File(System.getProperty("example.jar")).getName();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.endsWith(own))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Compiles the model with another property, and the class that makes it. */
    private void compileWithAge(String classPath) throws IOException {
        Path hero = changed("Hero.java", "@Json Costume costume)", "@Json Costume costume, @Nullable Integer age)");
        Path heroes = changed("Heroes.java", "new Hero(null, name, costume)", "new Hero(null, name, costume, 48)");
        List<String> arguments =
                List.of("-parameters", "-cp", classPath, "-d", classes.toString(), hero.toString(), heroes.toString());
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();
    }

    private Path changed(String name, String from, String to) throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/example/heroes", name));
        assertThat(source).contains(from);
        return Files.writeString(sources.resolve(name), source.replace(from, to));
    }
}
