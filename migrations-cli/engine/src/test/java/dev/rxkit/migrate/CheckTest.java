package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @Table("hero")
    record Older(
            Long id, String name, @Column(nullable = true) Integer age) {}

    @Table("team")
    record Team(Long id, String name) {}

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    private static Stream<Report.Finding> wrong(Report report) {
        return report.findings().stream().filter(finding -> finding.code() != ExitCode.OK);
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    @Test
    void findsNothingAndWritesNothingWhereAllIsRight() {
        project.with(Hero.class).init();
        Map<String, String> before = files();
        Report report = project.with(Hero.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.findings())
                .extracting(Report.Finding::check)
                .containsExactly("lock", "order", "replay", "hazards", "database", "models");
        assertThat(report.lines()).last().asString().isEqualTo("Checked 1 script: nothing is wrong.");
        assertThat(files()).isEqualTo(before).doesNotContainKey("app.db");
    }

    @Test
    void namesEachChangeThatNoScriptMakes() {
        project.with(Hero.class).init();
        Report report = project.with(Older.class, Team.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.PENDING);
        assertThat(wrong(report))
                .extracting(Report.Finding::check, Report.Finding::subject)
                .containsExactly(tuple("models", "team"), tuple("models", "hero"));
        assertThat(report.changes()).hasSize(2);
        assertThat(report.next()).containsExactly("mvn rx:makemigrations");
    }

    @Test
    void namesScriptsThatTheLockDoesNotListAsTheyAre() throws IOException {
        project.with(Hero.class).init();
        project.with(Hero.class, Team.class).make("team");
        project.with(Older.class, Team.class).make("age");
        Files.writeString(project.folder.resolve(project.scripts().get(1)), project.script(1) + "\n-- another line\n");
        Files.delete(project.folder.resolve(project.scripts().get(2)));
        Project.write(project.folder.resolve("V30000101000000__by_hand.sql"), "CREATE TABLE city (id INTEGER);\n");
        Report report = project.with(Older.class, Team.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(wrong(report).filter(finding -> finding.check().equals("lock")))
                .extracting(Report.Finding::subject)
                .containsExactly(
                        "V20260501100002__age.sql", "V30000101000000__by_hand.sql", "V20260501100001__team.sql");
        // What else is wrong is said in the same run.
        assertThat(wrong(report)).extracting(Report.Finding::check).contains("models");
    }

    @Test
    void aLockWithTheMarksOfAMergeIsAConflict() throws IOException {
        project.with(Hero.class).init();
        Path lock = project.folder.resolve("migrations.lock");
        Files.writeString(lock, "<<<<<<< HEAD\n" + Files.readString(lock));
        Report report = project.with(Hero.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(wrong(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("merge conflict"));
    }

    @Test
    void twoScriptsOfOneVersionAreAConflict() {
        project.with(Hero.class).init();
        Project.write(project.folder.resolve("V20260501100000__twin.sql"), "SELECT 1;\n");
        Report report = project.with(Hero.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(wrong(report))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).contains("Two scripts have version 20260501100000"));
    }

    @Test
    void anOlderScriptThatWasListedLaterIsAConflict() throws IOException {
        project.with(Hero.class).init();
        Project.write(project.folder.resolve("V20260101000000__early.sql"), "CREATE TABLE early (id INTEGER);\n");
        project.with(Hero.class).accept();
        // The lock as two branches make it: each appends its script.
        Path lock = project.folder.resolve("migrations.lock");
        Lock read = LockFile.parse(Files.readString(lock), lock.toString());
        List<Lock.Entry> entries = new ArrayList<>(read.scripts());
        Collections.reverse(entries);
        Files.writeString(lock, LockFile.render(new Lock(read.modelsHash(), read.classes(), read.kinds(), entries)));
        Report report = project.with(Hero.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(wrong(report))
                .extracting(Report.Finding::check, Report.Finding::subject)
                .containsExactly(tuple("order", "V20260101000000__early.sql"));
    }

    @Test
    void aScriptThatFailsOnAnEmptyDatabaseIsReportedInsteadOfItsConsequences() {
        project.with(Hero.class).init();
        Project.write(project.folder.resolve("V30000101000000__bad.sql"), "DROP TABLE nothing_here;\n");
        Report report = project.with(Older.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.PROOF);
        assertThat(wrong(report)).extracting(Report.Finding::check).containsExactly("lock", "replay");
    }

    @Test
    void scriptsThatADatabaseHasNotRunAreAFindingOnlyIfItIsRequired() {
        project.with(Hero.class).init();
        assertThat(project.with(Hero.class).check(true).code()).isEqualTo(ExitCode.FAILED);
        project.with(Hero.class).migrate();
        project.with(Hero.class, Team.class).make("team");
        Report mentioned = project.with(Hero.class, Team.class).check(false);
        assertThat(mentioned.code()).isEqualTo(ExitCode.OK);
        assertThat(mentioned.lines()).anyMatch(line -> line.contains("__team.sql was not run on"));
        Report required = project.with(Hero.class, Team.class).check(true);
        assertThat(required.code()).isEqualTo(ExitCode.PENDING);
        assertThat(wrong(required)).extracting(Report.Finding::subject).containsExactly("V20260501100001__team.sql");
        project.with(Hero.class, Team.class).migrate();
        assertThat(project.with(Hero.class, Team.class).check(true).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aDatabaseThatLostWhatTheScriptsMadeIsDrift() {
        project.with(Hero.class, Team.class).init();
        project.with(Hero.class, Team.class).migrate();
        project.sql("DROP TABLE team");
        Report report = project.with(Hero.class, Team.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(wrong(report)).extracting(Report.Finding::check).containsExactly("drift");
    }

    @Test
    void withoutAServerTheModelsAreComparedByTheirHash() {
        project.with(Hero.class).init();
        Project.write(
                project.folder.resolve(project.scripts().get(0)),
                project.script(0).replace("-- Database: sqlite\n", ""));
        project.with(Hero.class).accept();
        Project server = new Project(root, "postgresql://localhost:1/app");
        Report same = server.with(Hero.class).check(false);
        assertThat(same.code()).isEqualTo(ExitCode.OK);
        assertThat(same.lines()).anyMatch(line -> line.contains("by their hash"));
        Report changed = server.with(Older.class).check(false);
        assertThat(changed.code()).isEqualTo(ExitCode.PENDING);
        assertThat(server.with(Hero.class).check(true).code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void requiresModelsWhereTheLockListsSome() {
        project.with(Hero.class).init();
        RxConfig config = RxConfig.builder()
                .url("sqlite:///app.db")
                .models("no.such.folder")
                .build();
        Report report = Migrations.of(MigrationSettings.of(config).withBaseDirectory(root))
                .check(false);
        assertThat(report.code()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong(report)).extracting(Report.Finding::check).containsExactly("models");
    }

    @Table("hero")
    record Keyless(String name) {}

    @Test
    void aModelThatCannotBeMappedIsAFinding() {
        project.with(Hero.class).init();
        Report report = project.with(Keyless.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Keyless has no primary key"));
    }

    @Test
    void requiresScripts() {
        Report report = project.with(Hero.class).check(false);
        assertThat(report.code()).isEqualTo(ExitCode.FAILED);
        assertThat(report.lines()).anyMatch(line -> line.contains("Run `mvn rx:init` first"));
    }
}
