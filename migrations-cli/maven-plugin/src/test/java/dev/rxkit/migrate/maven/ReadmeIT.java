package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the transcript in the README with the output of the goals, except for times and the project's directory. */
class ReadmeIT {
    private static final String HERO = """
            package app;

            import dev.rxkit.annotation.Column;
            import dev.rxkit.annotation.Table;
            import org.jspecify.annotations.Nullable;

            @Table
            public record Hero(
                    @Nullable Long id, String name, @Column(unique = true, length = 120) String email, int age%s) {}
            """;

    @TempDir
    Path folder;

    @Test
    void theTranscriptIsWhatTheGoalsPrint() throws Exception {
        ScratchProject project = ScratchProject.alone(folder, "heroes", ScratchProject.CORE);
        List<String> shown = new ArrayList<>();
        for (String block : Files.readString(Path.of("../..", "README.md")).split("```\n")) {
            if (block.startsWith("$ mvn ")) {
                String nickname = shown.isEmpty() ? "" : ", @Nullable String nickname";
                project.write("src/main/java/app/Hero.java", HERO.formatted(nickname));
                for (String command : block.strip().split("\n\n")) {
                    shown.add(command);
                    assertThat(goal(project, command.lines().findFirst().orElseThrow()))
                            .isEqualTo(plain(command.substring(command.indexOf('\n') + 1)));
                }
            }
        }
        assertThat(shown).hasSize(3);
    }

    private String goal(ScratchProject project, String command) throws Exception {
        String[] words = command.substring("$ mvn ".length()).replace("\"", "").split(" (?=-D)");
        String output = project.mvn(words).output();
        String own = output.substring(output.lastIndexOf(" (default-cli) @ heroes ---"));
        return plain(own.lines()
                .skip(1)
                .map(line -> line.replaceFirst("^\\[INFO] ?", ""))
                .takeWhile(line -> !line.startsWith("-----"))
                .reduce("", (all, line) -> all + line + "\n"));
    }

    private String plain(String text) throws Exception {
        return text.replace("/home/you/heroes", "PROJECT")
                .replace(folder.toRealPath().toString(), "PROJECT")
                .replace(folder.toString(), "PROJECT")
                .replaceAll("\\d{14}", "TIME")
                .strip();
    }
}
