package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that existing rows break is a question with their number and some values; the answer can correct them. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withPostgresql")
class RuleQuestionsTest {
    @Table("team")
    record Team(@Nullable Long id, @Column(length = 40) String name) {}

    static final class Before {
        enum Mood {
            SAD,
            GLAD,
            ODD
        }

        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Column(length = 40, nullable = true) String nick,
                int age,
                @Nullable Long teamId,
                Mood mood) {}
    }

    static final class After {
        enum Mood {
            SAD,
            GLAD
        }

        @Table("hero")
        @Check("age >= 0")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,

                @Column(length = 40, nullable = true, unique = true)
                String nick,

                int age,
                @References(Team.class) @Nullable Long teamId,
                Mood mood) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() throws SQLException {
        space = server == TestServer.SQLITE
                ? new TestSpace(server, "sqlite:///" + root.resolve("app.db"))
                : server.space(RuleQuestionsTest.class);
        project = new Project(root, space.url());
        project.with(Team.class, Before.Hero.class).init();
        project.with(Team.class, Before.Hero.class).migrate();
        space.run(
                "INSERT INTO team (name) VALUES ('one')",
                "INSERT INTO hero (name, nick, age, team_id, mood) VALUES ('Ann', 'a', 1, 1, 'SAD'),"
                        + " ('Bo', 'a', -1, 7, 'ODD'), ('Cy', 'a', -2, 8, 'ODD'), ('Di', NULL, 3, NULL, 'GLAD')");
    }

    private Map<String, String> asked() {
        Report report = project.with(Team.class, After.Hero.class).make("rules");
        assertThat(report.code()).isEqualTo(ExitCode.QUESTIONS);
        return report.questions().stream().collect(Collectors.toMap(OpenQuestion::id, OpenQuestion::text));
    }

    @Test
    void theQuestionSaysHowManyRowsAndSomeOfTheirValues() {
        Map<String, String> asked = asked();
        assertThat(asked.get("unique:hero.nick")).contains("3 rows of hero with the nick of another row", "'a'");
        assertThat(asked.get("reference:hero.team_id"))
                .contains("2 rows of hero whose team_id is in no row of team", "'7'", "'8'");
        assertThat(asked).hasSize(4);
        assertThat(asked.values()).anyMatch(text -> text.contains("'-1'") && text.contains("2 rows of hero"));
        assertThat(asked.values()).anyMatch(text -> text.contains("'ODD'") && text.contains("2 rows of hero"));
    }

    @Test
    void anExpressionIsWhatTheRowsGet() throws SQLException {
        String joined = server == TestServer.MARIADB ? "concat(nick, id)" : "nick || id";
        Map<String, String> answers = asked().keySet().stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> id.startsWith("unique:")
                                ? joined
                                : id.startsWith("reference:") ? "NULL" : id.contains("mood") ? "'SAD'" : "0"));
        Report made = project.answering(answers, Team.class, After.Hero.class).make("rules");
        assertThat(made.code()).as(String.join("\n", made.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.with(Team.class, After.Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(rows("SELECT name, nick, age, team_id, mood FROM hero ORDER BY id"))
                .containsExactly("Ann,a,1,1,SAD", "Bo,a2,0,null,SAD", "Cy,a3,0,null,SAD", "Di,null,3,null,GLAD");
    }

    @Test
    void yesIsAScriptThatStopsAtTheseRows() throws SQLException {
        Map<String, String> answers = asked().keySet().stream().collect(Collectors.toMap(id -> id, id -> "yes"));
        assertThat(project.answering(answers, Team.class, After.Hero.class)
                        .make("rules")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThatThrownBy(() -> project.with(Team.class, After.Hero.class).migrate())
                .hasMessageContaining("hero")
                .hasMessageNotContaining("rx_new_");
        assertThat(rows("SELECT nick FROM hero ORDER BY id")).containsExactly("a", "a", "a", "null");
    }

    @Test
    void anExpressionThatFailsIsAskedAgainWithTheReason() {
        Iterator<String> lines = List.of("nosuch(", "nosuch(1)", "0").iterator();
        List<String> prompts = new ArrayList<>();
        Questioner typing = question -> {
            boolean check = question.id().startsWith("check:") && !question.id().contains("mood");
            if (check) {
                prompts.add(question.text());
            }
            return Optional.of(check ? lines.next() : "yes");
        };
        Report made = Migrations.of(
                        project.settings(Team.class, After.Hero.class).withQuestioner(typing))
                .make("rules");
        assertThat(made.code()).isEqualTo(ExitCode.OK);
        assertThat(prompts).hasSize(3);
        assertThat(prompts.get(1)).contains("\"nosuch(\" does not work", "no single SQL expression");
        assertThat(prompts.get(2)).contains("\"nosuch(1)\" does not work").containsIgnoringCase("nosuch");
    }

    @Test
    void noWritesNothing() {
        Map<String, String> answers = asked().keySet().stream().collect(Collectors.toMap(id -> id, id -> "no"));
        assertThatThrownBy(() ->
                        project.answering(answers, Team.class, After.Hero.class).make("rules"))
                .hasMessageContaining("was answered with \"no\"");
        assertThat(project.scripts()).hasSize(1);
    }

    private List<String> rows(String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join(",", row));
            }
        }
        return all;
    }
}
