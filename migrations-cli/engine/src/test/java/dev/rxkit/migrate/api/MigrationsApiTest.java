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

/** The public API of the migrations: {@code api.txt} lists it, and its signatures name no internal type. */
class MigrationsApiTest {
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
    void noSignatureNamesAnInternalType() {
        assertThat(api.leaks(ExportedPackages.ALL)).isEmpty();
    }

    @Test
    void theModuleOfTheCoreExportsWhatTheMigrationsImport() throws IOException {
        Set<String> exported = find(EXPORT, Files.readString(Path.of("../../core/src/main/module/module-info.java")));
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
