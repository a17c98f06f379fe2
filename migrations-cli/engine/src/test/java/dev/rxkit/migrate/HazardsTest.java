package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.MigrationSettings.HazardPolicy;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HazardsTest {
    @Table("hero")
    record Hero(
            Long id, String name, @Column(nullable = true) String nick) {}

    @Table("hero")
    record Plain(Long id, String name) {}

    @Table("hero")
    record Unique(Long id, @Column(unique = true) String name, String nick) {}

    @Table("hero")
    record Renamed(
            Long id,
            @Column(renamedFrom = "name") String title,
            @Column(nullable = true) String nick) {}

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
        project.with(Hero.class).init();
    }

    @Test
    void anAnswerIsWrittenAsALineByWhichCheckJudges() throws IOException {
        project.answering(Map.of("drop:hero.nick", "yes"), Plain.class).make("drop");
        assertThat(project.script(1)).contains("\n-- rx:allow RX102 hero.nick: answered yes\n");
        assertThat(project.with(Plain.class).check(false).code()).isEqualTo(ExitCode.OK);

        Path script = project.folder.resolve(project.scripts().get(1));
        Files.writeString(script, project.script(1).replaceAll("-- rx:allow.*\n", ""));
        Report report = project.with(Plain.class).check(false);
        assertThat(report.findings().stream().filter(finding -> finding.code() == ExitCode.HAZARDS))
                .extracting(Report.Finding::check, Report.Finding::subject)
                .containsExactly(tuple("hazards", "V20260501100001__drop.sql"));
        assertThat(report.lines()).anyMatch(line -> line.contains("RX102 column hero.nick is dropped"));
        project.answering(Map.of("script:hero.nick", "yes"), Plain.class).accept();
        assertThat(project.script(1)).contains("\n-- rx:allow RX102 hero.nick: answered yes\n");
        assertThat(project.with(Plain.class).check(false).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anAllowedCodeIsTheAnswerYes() {
        Report refused = project.with(Plain.class).make("drop");
        assertThat(refused.code()).isEqualTo(ExitCode.QUESTIONS);
        Migrations allowed =
                Migrations.of(project.settings(Plain.class).withHazards(new HazardPolicy(false, Set.of("rx102"))));
        assertThat(allowed.make("drop").code()).isEqualTo(ExitCode.OK);
        assertThat(project.script(1)).contains("\n-- rx:allow RX102 hero.nick: allowed\n");
        assertThatThrownBy(() -> new HazardPolicy(false, Set.of("RX112")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Did you mean RX1");
    }

    @Test
    void generatedScriptsHaveALineForEachHazardThatCheckFinds() {
        project.answering(Map.of("backfill:hero.nick", "'x'"), Unique.class).make("unique");
        Report report = project.with(Unique.class).check(false);
        assertThat(report.lines()).noneMatch(line -> line.contains("[!]"));
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(project.script(1))
                .contains("-- rx:allow RX105 hero.nick: answered 'x'")
                .contains("-- rx:allow RX106 hero: a guard stops the script");
    }

    @Test
    void aRenameIsNoDropAndMustBeAllowedOnlyIfHazardsAreStrict() {
        HazardPolicy strict = new HazardPolicy(true, Set.of());
        MigrationSettings settings = project.settings(Renamed.class);
        Report refused = Migrations.of(settings.withHazards(strict)).make("rename");
        assertThat(refused.code()).isEqualTo(ExitCode.HAZARDS);
        assertThat(refused.hazards()).extracting(Report.ScriptHazard::code).containsExactly("RX122");
        assertThat(project.scripts()).hasSize(1);

        Migrations.of(settings).make("rename");
        Report warned = Migrations.of(settings).check(false);
        assertThat(warned.code()).isEqualTo(ExitCode.OK);
        assertThat(warned.lines()).anyMatch(line -> line.contains("RX122"));
        Report judged = Migrations.of(settings.withHazards(strict)).check(false);
        assertThat(judged.code()).isEqualTo(ExitCode.HAZARDS);
    }

    @Test
    void aScriptWrittenByHandIsJudgedByWhatItChanges() throws IOException {
        Path script = project.folder.resolve("V30000101000000__by_hand.sql");
        Files.writeString(
                script, "CREATE TABLE aside (id INTEGER);\nDROP TABLE aside;\nALTER TABLE hero DROP COLUMN nick;\n");
        Report report = project.with(Plain.class).check(false);
        assertThat(report.findings().stream().filter(finding -> finding.code() == ExitCode.HAZARDS))
                .extracting(Report.Finding::subject)
                .containsExactly("V30000101000000__by_hand.sql");
        Files.writeString(script, Files.readString(script) + "-- rx:allow RX102 the column was never used\n");
        project.with(Plain.class).accept();
        assertThat(project.with(Plain.class).check(false).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void scriptsThatAnOlderLockListedAreNotJudged() throws IOException {
        project.answering(Map.of("drop:hero.nick", "yes"), Plain.class).make("drop");
        Path script = project.folder.resolve(project.scripts().get(1));
        Files.writeString(script, project.script(1).replaceAll("-- rx:allow.*\n", ""));
        Path lock = project.folder.resolve("migrations.lock");
        Lock listed = LockFile.parse(Files.readString(lock), "lock");
        LockUpdate update = LockUpdate.empty();
        for (Lock.Entry entry : listed.scripts()) {
            String text = Files.readString(project.folder.resolve(entry.file()));
            update = update.with(Script.of(entry.file(), text).orElseThrow(), entry.created(), entry.dropped());
        }
        Files.writeString(
                lock,
                update.render(listed.modelsHash(), listed.classes(), listed.kinds())
                        .replace("rx-lock 3", "rx-lock 2"));
        assertThat(project.with(Plain.class).check(false).code()).isEqualTo(ExitCode.OK);
        project.answering(Map.of("backfill:hero.nick", "'x'"), Unique.class).make("unique");
        assertThat(Files.readString(lock)).startsWith("rx-lock 3").contains("~ hazards not judged");
        assertThat(project.with(Unique.class).check(false).code()).isEqualTo(ExitCode.OK);
    }
}
