package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.StartupCheck;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts create an index for each foreign key; projects and databases that exist are not taken by surprise. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withMariaDb")
class ForeignKeyIndexesTest {

    @Table
    record Team(@Nullable Long id, int size) {}

    static final class Old {
        @Table
        record Hero(
                @Nullable Long id,

                @References(value = Team.class, index = false)
                long teamId) {}
    }

    static final class New {
        @Table
        record Hero(
                @Nullable Long id, @References(Team.class) long teamId) {}
    }

    static final class Further {
        @Table
        record Hero(
                @Nullable Long id,
                @References(Team.class) long teamId,

                @References(Team.class) @Nullable Long guestOfId) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() {
        space = server.space(ForeignKeyIndexesTest.class);
        project = new Project(root, space.url());
    }

    private static String shown(Report report) {
        return String.join("\n", report.lines());
    }

    /** Returns the columns of indexes of the table hero that are neither keys nor made by the server. */
    private List<String> indexes() throws SQLException {
        try (Connection connection = space.connect()) {
            return space.dialect().inspector(java.util.Set.of()).inspect(connection).tables().stream()
                    .filter(table -> table.name().name().equals("hero"))
                    .flatMap(table -> table.indexes().stream())
                    .map(index -> index.name() + index.columns())
                    .toList();
        }
    }

    private void run(Class<?> hero) {
        project.with(Team.class, hero).migrate();
    }

    private void requireNoChange(Class<?> hero) {
        assertThat(shown(project.with(Team.class, hero).make(""))).contains("Nothing changed");
    }

    private List<String> made(String... onOtherServers) {
        return server == TestServer.MARIADB ? List.of() : List.of(onOtherServers);
    }

    @Test
    void theFirstScriptMakesThem() throws SQLException {
        project.with(Team.class, New.Hero.class).init();
        run(New.Hero.class);
        assertThat(indexes()).isEqualTo(made("ix_hero_team_id[team_id]"));
        requireNoChange(New.Hero.class);
    }

    @Test
    void aProjectThatExistsIsUpToDateAndGetsThemWithItsNextScript() throws SQLException {
        project.with(Team.class, Old.Hero.class).init();
        run(Old.Hero.class);
        assertThat(project.with(Team.class, New.Hero.class).check(true).code()).isEqualTo(ExitCode.OK);
        assertThat(shown(project.with(Team.class, New.Hero.class).status()))
                .contains("The scripts make what the models describe");
        RxConfig config = RxConfig.builder()
                .url(space.url())
                .models(Team.class, New.Hero.class)
                .migrations(project.folder.toString())
                .startupCheck(false)
                .build();
        try (Database database = Database.open(config)) {
            assertThat(database.check().state()).isEqualTo(StartupCheck.State.UP_TO_DATE);
        }
        if (server == TestServer.MARIADB) {
            requireNoChange(New.Hero.class);
            return;
        }
        Report made = project.with(Team.class, New.Hero.class).make("");
        assertThat(shown(made)).contains("ix_hero_team_id");
        run(New.Hero.class);
        assertThat(indexes()).containsExactly("ix_hero_team_id[team_id]");
        requireNoChange(New.Hero.class);
        assertThat(shown(project.with(Team.class, Old.Hero.class).make(""))).contains("ix_hero_team_id");
        run(Old.Hero.class);
        assertThat(indexes()).isEmpty();
    }

    @Test
    void anIndexThatAScriptMadeByHandIsEnough() throws SQLException {
        project.with(Team.class, Old.Hero.class).init();
        Project.write(
                project.folder.resolve("V20990101000000__by_hand.sql"),
                "CREATE INDEX heroes_by_team ON hero (team_id, id);\n");
        project.with(Team.class, Old.Hero.class).accept();
        run(Old.Hero.class);
        requireNoChange(New.Hero.class);
        assertThat(indexes()).containsExactly("heroes_by_team[team_id, id]");
    }

    @Test
    void anAdoptedTableGetsAHintAndANewColumnItsIndex() throws SQLException {
        String key = server == TestServer.SQLITE ? "integer primary key" : "bigint primary key";
        if (server == TestServer.POSTGRESQL) {
            key = "bigint generated by default as identity primary key";
        } else if (server == TestServer.MARIADB) {
            key = "bigint auto_increment primary key";
        }
        space.run("create table team (id " + key + ", size integer not null)");
        space.run("create table hero (id " + key
                + ", team_id bigint not null, constraint fk_mine foreign key (team_id) references team (id))");
        Report adopted = project.with(Team.class, New.Hero.class).init();
        String hint = "HINT: no index begins with the foreign key hero.team_id";
        assertThat(shown(adopted).contains(hint)).as(shown(adopted)).isEqualTo(server != TestServer.MARIADB);
        assertThat(project.scripts()).as(shown(adopted)).hasSize(1);
        requireNoChange(New.Hero.class);
        project.with(Team.class, Further.Hero.class).make("");
        run(Further.Hero.class);
        assertThat(indexes()).isEqualTo(made("ix_hero_guest_of_id[guest_of_id]"));
        requireNoChange(Further.Hero.class);
    }
}
