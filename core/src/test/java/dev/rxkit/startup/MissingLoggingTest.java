package dev.rxkit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MissingLoggingTest {
    /** The program that is run. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            try (Database database = Database.open(RxConfig.of("sqlite://"))) {
                database.jdbi().useHandle(handle -> handle.execute("select 1"));
            }
        }
    }

    @Test
    void aProgramWithoutLoggingPrintsNothing() throws Exception {
        assertThat(run("no-provider")).isEmpty();
    }

    @Test
    void aProviderIsUsed() throws Exception {
        assertThat(run("slf4j-jdk14")).contains("HikariDataSource");
    }

    /** Runs the program with the libraries of this test, but only the named SLF4J provider, and returns its output. */
    private static String run(String provider) throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-") || entry.contains("slf4j-api") || entry.contains(provider))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", path, Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
