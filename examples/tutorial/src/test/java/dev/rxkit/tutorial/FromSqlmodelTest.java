package dev.rxkit.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the page on SQLModel is complete, and that the chapters and tests that it names exist. */
class FromSqlmodelTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([SD]\\d+) \\| (.+) \\|$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+\\.md)(?:#([a-z0-9-]+))?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");

    private static String page(String name) {
        return String.join("\n", TutorialPage.read(DOCS.resolve(name)));
    }

    @Test
    void everyRowIsThereOnce() {
        List<String> wanted = Stream.concat(
                        IntStream.rangeClosed(1, 87).mapToObj(row -> "S" + row),
                        IntStream.rangeClosed(1, 45).mapToObj(row -> "D" + row))
                .toList();
        assertThat(ROW.matcher(page("from-sqlmodel.md")).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(wanted);
    }

    @Test
    void everyRowNamesAChapterOfTheTutorial() {
        assertThat(ROW.matcher(page("from-sqlmodel.md")).results().map(MatchResult::group))
                .allSatisfy(row -> assertThat(row).contains("](tutorial.md#"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (String page : List.of("tutorial.md", "from-sqlmodel.md", "from-hibernate.md", "from-jooq.md")) {
            assertThat(LINK.matcher(page(page)).results()).isNotEmpty().allSatisfy(link -> {
                assertThat(DOCS.resolve(link.group(1))).exists();
                if (link.group(2) != null) {
                    assertThat(anchors(link.group(1))).contains(link.group(2));
                }
            });
        }
    }

    private static List<String> anchors(String page) {
        return TutorialPage.read(DOCS.resolve(page)).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void everyTestItNamesIsThere() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module :
                List.of("core", "migrations-cli/engine", "migrations-cli/maven-plugin", "examples/tutorial")) {
            try (Stream<Path> files = Files.walk(Path.of("../..", module, "src/test/java"))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> sources.put(
                                file.getFileName().toString().replace(".java", ""),
                                String.join("\n", TutorialPage.read(file))));
            }
        }
        assertThat(TEST.matcher(page("from-sqlmodel.md")).results())
                .isNotEmpty()
                .allSatisfy(test -> {
                    assertThat(sources).containsKey(test.group(1));
                    if (test.group(2) != null) {
                        assertThat(sources.get(test.group(1))).contains("void " + test.group(2) + "(");
                    }
                });
    }
}
