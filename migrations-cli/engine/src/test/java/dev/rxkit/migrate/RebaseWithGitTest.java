package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conflicts that git itself leaves are resolved, whatever command and style made them. */
@Tag("git")
@EnabledIf("isInstalled")
class RebaseWithGitTest {
    @TempDir
    Path root;

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "merge, merge, feature, __age.sql",
        "merge, diff3, feature, __age.sql",
        "merge, zdiff3, feature, __age.sql",
        "merge, merge, main, __age.sql",
        "rebase, diff3, feature, __age.sql",
        "cherry-pick, merge, main, __age.sql"
    })
    void theScriptsOfTheFeatureComeLast(String command, String style, String on, String last) throws Exception {
        Project project = new Project(root);
        git("init", "-q", "-b", "main");
        project.with(RebaseTest.Hero.class).init();
        commit("first");
        git("checkout", "-q", "-b", "feature");
        project.with(RebaseTest.Aged.Hero.class).make("age");
        commit("age");
        git("checkout", "-q", "main");
        project.with(RebaseTest.Placed.Hero.class).make("city");
        commit("city");
        git("checkout", "-q", on);
        String other = on.equals("main") ? "feature" : "main";
        assertThat(run("-c", "merge.conflictStyle=" + style, command, other)).isNotZero();
        Report report = project.with(RebaseTest.Both.Hero.class).rebase();
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).hasSize(3);
        assertThat(project.scripts().get(2)).endsWith(last);
        Report check = project.with(RebaseTest.Both.Hero.class).check(false);
        assertThat(check.code()).as(String.join("\n", check.lines())).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(project.folder.resolve("migrations.lock")))
                .contains("  + hero.age\n", "  + hero.city\n");
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", message);
    }

    private void git(String... words) throws Exception {
        assertThat(run(words)).as(String.join(" ", words)).isZero();
    }

    private int run(String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=rx", "-c", "user.email=rx@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_EDITOR", "true"));
        return builder.start().waitFor();
    }
}
