package dev.rxkit.migrate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rxkit.api.FileCycles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency rules of the plugin: the goals and the command line are two doors of the engine. */
@AnalyzeClasses(
        packages = {"dev.rxkit.migrate.cli", "dev.rxkit.migrate.maven"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class PluginArchitectureTest {
    private static final String CLI = "dev.rxkit.migrate.cli";
    private static final String MAVEN = "dev.rxkit.migrate.maven";

    @ArchTest
    static final ArchRule cliDoesNotSeeMaven = apart(CLI, MAVEN);

    @ArchTest
    static final ArchRule mavenDoesNotSeeCli = apart(MAVEN, CLI);

    @ArchTest
    static final ArchRule picocliStaysInCli = apart(MAVEN, "picocli..");

    @ArchTest
    static final ArchRule mavensTypesStayInMaven = apart(CLI, "org.apache.maven..");

    @ArchTest
    static final ArchRule flywayStaysInTheEngine = apart("..", "org.flywaydb..");

    @ArchTest
    static final ArchRule jacksonStaysInTheEngine = apart("..", "..jackson..");

    @ArchTest
    static void noFileCycleOfARoomHasMoreThanFourFiles(JavaClasses classes) {
        assertThat(FileCycles.longerThan(4, classes, "dev.rxkit.migrate")).isEmpty();
    }

    @Test
    void noSourceFileIsLongerThan300Lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > 300) {
                    tooLong.add(file + " " + lines);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static ArchRule apart(String room, String other) {
        return noClasses().that().resideInAPackage(room).should().dependOnClassesThat(resideInAPackage(other));
    }
}
