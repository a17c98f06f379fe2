package dev.rxkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the code, output and links of the README. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        Rx.close();
    }

    @Test
    void theProgramCompilesAndPrintsWhatStandsBelowIt() throws Exception {
        Matcher shown = Pattern.compile("```java\n(.*?)```\n\n```\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(shown.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Heroes.java"), shown.group(1));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(result).isZero();
        assertThat(run("Heroes")).isEqualTo(shown.group(2));
    }

    private String run(String type) throws Exception {
        var printed = new ByteArrayOutputStream();
        PrintStream screen = System.out;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(type).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(screen);
            thread.setContextClassLoader(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void itHasAtMost120Lines() throws Exception {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void everyPageItLinksToIsThere() throws Exception {
        Matcher links = Pattern.compile("\\]\\(([^)h][^)]*)\\)").matcher(Files.readString(ROOT.resolve("README.md")));
        List<String> pages = links.results().map(link -> link.group(1)).toList();
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(ROOT.resolve(page)).exists());
    }

    @Test
    void continuousIntegrationRunsItsTestCommand() throws Exception {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\nmvn -B -ntp verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
    }
}
