package dev.rxkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Javadoc of the public packages, read from the sources. */
class JavadocTest {

    private static final String IMPORTS = """
            import static dev.rxkit.query.Sql.*;
            import static org.assertj.core.api.Assertions.assertThat;
            import dev.rxkit.*;
            import dev.rxkit.annotation.*;
            import dev.rxkit.query.*;
            import dev.rxkit.session.*;
            import dev.rxkit.testing.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.RegisterExtension;
            """;

    private static final String MEMBERS = """
            static Session session;
            static Hero hero;
            @Table record Team(@Nullable Long id, String name) {}
            @Table record Hero(@Nullable Long id, String name, int age) {
                Hero(@Nullable Long id, String name) {
                    this(id, name, 0);
                }
            }
            """;

    /** The files of the public packages. */
    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String name : ExportedPackages.CORE) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java", name.split("\\.")))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    @Test
    void everyPublicMethodSaysWhatItDoesAndThrows() throws IOException {
        assertThat(new JavadocRules(sources()).violations()).isEmpty();
    }

    @Test
    void theEntryPointsHaveExamplesAndAllExamplesCompile(@TempDir Path folder) throws IOException {
        assertThat(new JavadocExamples(IMPORTS, MEMBERS).compiled(sources(), folder))
                .contains("Rx", "Session", "Database", "RxConfig", "Select", "Update", "RxTest", "RxExtension", "Sql");
    }
}
