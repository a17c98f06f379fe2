package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A project whose scripts two branches have gone on with, as git leaves it. */
final class TwoBranches {
    final Project project;
    final Path lock;

    TwoBranches(Project project) {
        this.project = project;
        this.lock = project.folder.resolve("migrations.lock");
    }

    /** Returns all files of scripts, undo scripts and the lock. */
    Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (var all = Files.walk(project.folder.getParent())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    /** Returns the files of a branch that has one more script; the folder is as before. */
    Map<Path, String> branch(String message, Class<?> model) throws IOException {
        return branch(message, model, 0);
    }

    /** Returns the files of a branch whose script was written some seconds later. */
    Map<Path, String> branch(String message, Class<?> model, int seconds) throws IOException {
        Map<Path, String> before = files();
        Report made = Migrations.of(project.settings(model)
                        .withClock(Clock.offset(Project.CLOCK, Duration.ofSeconds(seconds)))
                        .withQuestioner(question -> Optional.of("1")))
                .make(message);
        assertThat(made.code()).as(String.join("\n", made.lines())).isEqualTo(ExitCode.OK);
        Map<Path, String> after = files();
        for (Path file : after.keySet()) {
            Files.delete(file);
        }
        before.forEach(Project::write);
        return after;
    }

    /** Leaves the files as git does after a merge of two branches. */
    void merge(Map<Path, String> ours, Map<Path, String> theirs) {
        theirs.forEach(Project::write);
        ours.forEach(Project::write);
        Project.write(lock, "<<<<<<< HEAD\n" + ours.get(lock) + "=======\n" + theirs.get(lock) + ">>>>>>> theirs\n");
    }

    Report rebase(Class<?> model) {
        Report report = project.with(model).rebase();
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        return report;
    }

    void assertChecked(Class<?> model) {
        Report check = project.with(model).check(false);
        assertThat(check.findings())
                .as(String.join("\n", check.lines()))
                .allMatch(finding -> finding.code() == ExitCode.OK);
    }
}
