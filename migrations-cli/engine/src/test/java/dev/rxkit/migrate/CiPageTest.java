package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output in docs/ci.md is that of a run. */
class CiPageTest {
    private static final Path PAGE = Path.of("../../docs/ci.md");
    private static final Pattern OUTPUT =
            Pattern.compile("(?<=<!-- output -->\n\n```text\n).*?(?=```)", Pattern.DOTALL);

    static final class Before {
        @Table("hero")
        record Hero(@Nullable Long id, String name) {}
    }

    static final class After {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                String name,
                @Column(nullable = true) Integer age) {}
    }

    @TempDir
    Path root;

    /** A class has a new property, and a script written by hand drops a table; then both are put right. */
    @Test
    void theOutputOnThePageIsThatOfARun() throws IOException {
        Project project = new Project(root);
        project.with(Before.Hero.class).init();
        Path byHand = project.folder.resolve("V20270101000000__old.sql");
        Project.write(byHand, "CREATE TABLE old (id INTEGER);\n");
        project.with(Before.Hero.class).accept();
        Project.write(project.folder.resolve("V20270102000000__old_goes.sql"), "DROP TABLE old;\n");
        Report wrong = project.with(After.Hero.class).check(false);
        assertThat(wrong.code()).isEqualTo(ExitCode.DRIFT);
        Files.delete(project.folder.resolve("V20270102000000__old_goes.sql"));
        Report right = project.with(Before.Hero.class).check(false);
        assertThat(right.code()).isEqualTo(ExitCode.OK);

        String page = Files.readString(PAGE);
        List<String> outputs = List.of(shown(wrong), shown(right));
        if (Boolean.getBoolean("rx.docs")) {
            int[] next = {0};
            Files.writeString(
                    PAGE, OUTPUT.matcher(page).replaceAll(block -> Matcher.quoteReplacement(outputs.get(next[0]++))));
        } else {
            assertThat(OUTPUT.matcher(page).results().map(block -> block.group()))
                    .as("the output in docs/ci.md; -Drx.docs=true writes it again")
                    .isEqualTo(outputs);
        }
    }

    private String shown(Report report) {
        return report.lines().stream()
                .collect(Collectors.joining("\n", "", "\n"))
                .replace(root.toString(), "/app")
                .replaceAll("dev\\.rxkit\\.migrate\\.CiPageTest\\$?\\.?(Before|After)[$.]", "app.");
    }
}
