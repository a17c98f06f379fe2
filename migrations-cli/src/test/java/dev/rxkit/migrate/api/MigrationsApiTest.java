package dev.rxkit.migrate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.api.ExportedPackages;
import dev.rxkit.api.JavadocExamples;
import dev.rxkit.api.PublicApi;
import dev.rxkit.migrate.Migrations;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public API of the migrations: {@code api.txt} lists it, and its signatures name no internal type but those of a list. */
class MigrationsApiTest {
    /** Signatures that still name an internal type; lines may only be removed from this list. */
    private static final String KNOWN = """
            dev.rxkit.migrate.MigrationSettings.<init> -> dev.rxkit.migrate.plan.Questioner
            dev.rxkit.migrate.MigrationSettings.questioner -> dev.rxkit.migrate.plan.Questioner
            dev.rxkit.migrate.MigrationSettings.withQuestioner -> dev.rxkit.migrate.plan.Questioner
            dev.rxkit.migrate.Report.<init> -> dev.rxkit.migrate.plan.Hazard
            dev.rxkit.migrate.Report.<init> -> dev.rxkit.migrate.plan.Question
            dev.rxkit.migrate.Report.<init> -> dev.rxkit.migrate.plan.Statement
            dev.rxkit.migrate.Report.hazards -> dev.rxkit.migrate.plan.Hazard
            dev.rxkit.migrate.Report.questions -> dev.rxkit.migrate.plan.Question
            dev.rxkit.migrate.Report.statements -> dev.rxkit.migrate.plan.Statement
            """;

    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+)");

    private static final Pattern IMPORT = Pattern.compile("import (?:static )?(dev\\.rxkit(?:\\.[a-z]+)*)\\.");

    private PublicApi api;

    @BeforeEach
    void readClasses() throws IOException, URISyntaxException {
        api = new PublicApi(Migrations.class, ExportedPackages.MIGRATIONS);
    }

    @Test
    void publicApiIsTheCheckedInOne() throws IOException {
        api.requireSame();
    }

    @Test
    void noSignatureNamesAnInternalTypeButTheListed() {
        assertThat(String.join("\n", api.leaks(ExportedPackages.ALL)) + "\n").isEqualTo(KNOWN);
    }

    @Test
    void theModuleOfTheCoreExportsWhatTheMigrationsImport() throws IOException {
        Set<String> exported = find(EXPORT, Files.readString(Path.of("../core/src/main/module/module-info.java")));
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                imported.addAll(find(IMPORT, Files.readString(file)));
            }
        }
        imported.removeIf(name -> name.startsWith("dev.rxkit.migrate"));
        assertThat(imported).isNotEmpty();
        assertThat(exported).containsAll(imported);
    }

    private static Set<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void theExamplesOfJavadocCompile(@TempDir Path folder) throws IOException {
        List<Path> sources = List.of(Path.of("src/main/java/dev/rxkit/migrate/Migrations.java"));
        String imports = "import dev.rxkit.*;\nimport dev.rxkit.migrate.*;\n";
        assertThat(new JavadocExamples(imports, "").compiled(sources, folder)).contains("Migrations");
    }
}
