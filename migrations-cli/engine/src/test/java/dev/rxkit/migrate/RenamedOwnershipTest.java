package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A constraint or index stays owned through renames, whatever its name in the database. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withPostgresql")
class RenamedOwnershipTest {
    enum Kind {
        GOOD,
        BAD
    }

    static final class Old {
        @Table
        record Team(@Nullable Long id) {}

        @Table("hero")
        @Index(columns = "age")
        @Check(value = "age > 0")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, unique = true) String name,
                int age,
                @Column(length = 10) Kind kind,
                @References(Team.class) @Nullable Long teamId) {}
    }

    static final class Renamed {
        @Table
        record Team(@Nullable Long id) {}

        @Table("hero")
        @Index(columns = "years")
        @Check(value = "years > 0")
        record Hero(
                @Nullable Long id,

                @Column(length = 40, unique = true, renamedFrom = "name")
                String title,

                @Column(renamedFrom = "age") int years,
                @Column(length = 10, renamedFrom = "kind") Kind sort,

                @References(Team.class) @Column(renamedFrom = "team_id") @Nullable
                Long squadId) {}
    }

    static final class Moved {
        @Table
        record Team(@Nullable Long id) {}

        @Table(value = "champion", renamedFrom = "hero")
        @Index(columns = "age")
        @Check(value = "age > 0")
        record Champion(
                @Nullable Long id,
                @Column(length = 40, unique = true) String name,
                int age,
                @Column(length = 10) Kind kind,
                @References(Team.class) @Nullable Long teamId) {}
    }

    static final class MovedAndMore {
        @Table
        record Team(
                @Nullable Long id,
                @Column(length = 5) @Nullable String code) {}

        @Table(value = "champion")
        @Index(columns = "age")
        @Check(value = "age > 0")
        record Champion(
                @Nullable Long id,
                @Column(length = 40, unique = true) String name,
                int age,
                @Column(length = 10) Kind kind,
                @References(Team.class) @Nullable Long teamId,
                @Column(length = 5) @Nullable String code) {}
    }

    static final class Plain {
        @Table
        record Team(@Nullable Long id) {}

        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String title,
                int years,
                @Column(length = 10, enumCheck = false) Kind sort,
                @Nullable Long squadId) {}
    }

    static final class PlainMoved {
        @Table
        record Team(
                @Nullable Long id,
                @Column(length = 5) @Nullable String code) {}

        @Table("champion")
        record Champion(
                @Nullable Long id,
                @Column(length = 40) String name,
                int age,
                @Column(length = 10, enumCheck = false) Kind kind,
                @Nullable Long teamId,
                @Column(length = 5) @Nullable String code) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = server == TestServer.SQLITE
                ? new Project(root)
                : new Project(root, server.space(RenamedOwnershipTest.class).url());
    }

    private void step(Class<?>... models) {
        project.with(models).make("");
        project.with(models).migrate();
    }

    private void allGo(Class<?>... models) {
        Report report = project.with(models).make("");
        String shown = String.join("\n", report.lines());
        assertThat(shown)
                .contains("drop unique constraint")
                .contains("drop index")
                .contains("drop foreign key");
        assertThat(shown.lines().filter(line -> line.contains("drop check"))).hasSize(2);
        project.with(models).migrate();
        String again = String.join("\n", project.with(models).make("").lines());
        assertThat(again).contains("Nothing changed");
    }

    @Test
    void rulesOfARenamedColumnAreNoticedWhenTheyGo() {
        project.with(Old.Team.class, Old.Hero.class).init();
        project.with(Old.Team.class, Old.Hero.class).migrate();
        step(Renamed.Team.class, Renamed.Hero.class);
        allGo(Plain.Team.class, Plain.Hero.class);
    }

    @Test
    void rulesOfARenamedTableAreNoticedWhenTheyGoAfterAnotherScript() {
        project.with(Old.Team.class, Old.Hero.class).init();
        project.with(Old.Team.class, Old.Hero.class).migrate();
        step(Moved.Team.class, Moved.Champion.class);
        step(MovedAndMore.Team.class, MovedAndMore.Champion.class);
        allGo(PlainMoved.Team.class, PlainMoved.Champion.class);
    }

    /** Earlier versions listed the names that constraints and indexes would have as new ones. */
    @Test
    void aLockThatListsOtherNamesIsUnderstood() throws IOException {
        project.with(Old.Team.class, Old.Hero.class).init();
        project.with(Old.Team.class, Old.Hero.class).migrate();
        step(Renamed.Team.class, Renamed.Hero.class);
        Path lock = project.folder.resolve("migrations.lock");
        List<String> lines = Files.readAllLines(lock);
        List<String> old = lines.subList(0, lines.size()).stream().toList();
        int last = old.size() - 1;
        while (!old.get(last).startsWith("script ")) {
            last--;
        }
        List<String> written = new java.util.ArrayList<>(old.subList(0, last + 1));
        List<String> first = old.subList(0, last).stream()
                .filter(line -> line.startsWith("  + "))
                .toList();
        old.subList(last + 1, old.size()).stream()
                .filter(line -> line.startsWith("  + "))
                .forEach(written::add);
        first.stream()
                .filter(line -> line.contains(":") || line.matches(".*[.](name|age|kind|team_id)"))
                .map(line -> line.replace("  + ", "  - "))
                .forEach(written::add);
        Files.writeString(lock, String.join("\n", written) + "\n");
        allGo(Plain.Team.class, Plain.Hero.class);
    }
}
