package dev.rxkit.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar by {@code java -jar} on a folder with compiled classes. */
class RunnableJarIT {
    private static final Path TARGET = Path.of(System.getProperty("rx.it.target"));
    private static final Path JAR =
            TARGET.resolve("rx-maven-plugin-" + System.getProperty("rx.it.version") + "-cli.jar");

    @TempDir
    Path folder;

    /** The exit code of a run and its output. */
    private record Run(int code, String out, String err) {}

    @BeforeEach
    void compile() throws IOException {
        Path source = folder.resolve("Hero.java");
        Files.writeString(source, """
                package shop;
                @dev.rxkit.annotation.Table
                public class Hero { public Long id; public String name; }
                """);
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", JAR.toString(), "-d", classes.toString(), source.toString());
        assertThat(code).isZero();
    }

    @Test
    void walksFromInitToStatusWithDataOnStandardOutput() throws Exception {
        Run init = rx("init");
        assertThat(init.err()).contains("shop.Hero");
        assertThat(init.code()).isZero();
        assertThat(init.out()).isEmpty();
        assertThat(rx("migrate", "--db-url", "sqlite:///it.db").code()).isZero();
        assertThat(folder.resolve("it.db")).exists();

        Run status = rx("status", "--json", "--db-url", "sqlite:///it.db");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .startsWith("{\"tool\":\"rx\"")
                .contains("\"state\":\"applied\"")
                .hasLineCount(1);
        assertThat(status.err()).contains(folder.resolve("it.db").toString()).doesNotContain("\u001b");
    }

    @Test
    void reportsAFailureByExitCodeAndOneLine() throws Exception {
        Run run = rx("status");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("rx init").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(rx("--help").out()).contains("makemigrations", "Exit codes:");
    }

    @Test
    void theNoticeNamesEveryLibraryInTheJar() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(JAR);
                Stream<Path> files = Files.walk(jar.getPath("META-INF/maven"))) {
            String notice = Files.readString(jar.getPath("META-INF/NOTICE"));
            assertThat(jar.getPath("META-INF/LICENSE")).exists();
            List<String> libraries = files.filter(file -> file.endsWith("pom.properties"))
                    .map(file -> file.getParent().getFileName().toString())
                    .filter(artifact -> !artifact.startsWith("rx-"))
                    .toList();
            assertThat(libraries).isNotEmpty();
            assertThat(notice).contains(libraries);
        }
    }

    private Run rx(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
