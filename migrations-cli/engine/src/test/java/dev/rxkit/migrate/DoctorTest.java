package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class DoctorTest {
    @Table("hero")
    record Hero(@Nullable Long id, String name) {}

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private static List<String> wrong(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.code() != ExitCode.OK)
                .map(Report.Finding::check)
                .toList();
    }

    @Test
    void findsNothingWrongAndWritesNothing() throws Exception {
        TestSpace space = server.space(DoctorTest.class);
        Project project = new Project(root, space.url());
        Report report = project.with(Hero.class).doctor();
        assertThat(report.lines()).last().asString().endsWith("nothing is wrong.");
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.findings())
                .extracting(Report.Finding::check)
                .contains("versions", "configuration", "models", "scripts", "database", "scratch");
        assertThat(root).isEmptyDirectory();
        project.with(Hero.class).init();
        assertThat(wrong(project.with(Hero.class).doctor())).isEmpty();
    }

    @Test
    void namesModelsThatCannotBeMappedOrFound() throws Exception {
        record NoTable(@Nullable Long id) {}

        Project project = new Project(root, server.space(DoctorTest.class).url());
        Report report = project.with(NoTable.class).doctor();
        assertThat(wrong(report)).containsExactly("models");
        assertThat(report.code()).isEqualTo(ExitCode.FAILED);
        Report none = Migrations.of(MigrationSettings.of(RxConfig.builder()
                                .url("sqlite:///app.db")
                                .models("dev.rxkit.migrate.nothing")
                                .build())
                        .withBaseDirectory(root))
                .doctor();
        assertThat(wrong(none)).containsExactly("models");
    }

    @Test
    void namesADatabaseThatCannotBeUsed() throws Exception {
        Project folder = new Project(root, "sqlite:///missing/app.db");
        assertThat(wrong(folder.with(Hero.class).doctor())).isNotEmpty();
        Files.writeString(root.resolve("app.db"), "this is no database, but it is long enough to be read as one");
        assertThat(wrong(new Project(root).with(Hero.class).doctor())).containsExactly("database");
        Report unreachable = new Project(root, "postgresql://localhost:1/none")
                .with(Hero.class)
                .doctor();
        assertThat(wrong(unreachable)).containsExactly("database", "scratch");
    }
}
