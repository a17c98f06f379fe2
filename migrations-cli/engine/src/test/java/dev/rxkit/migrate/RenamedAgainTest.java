package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code renamedFrom} through the commands of a user, if the old name is used again or the meaning is ambiguous. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withMariaDb")
class RenamedAgainTest {
    static final class Old {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Column(length = 40) @Nullable String nick) {}
    }

    static final class Again {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "name") String title,
                @Column(length = 40) @Nullable String name,
                @Column(length = 40) @Nullable String nick) {}
    }

    static final class WithoutName {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "name") String title,
                @Column(length = 40) @Nullable String nick) {}
    }

    static final class NameRenamed {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "name") String title,

                @Column(length = 40, renamedFrom = "name") @Nullable
                String zone,

                @Column(length = 40) @Nullable String nick) {}
    }

    static final class Exchanged {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "nick") String name,

                @Column(length = 40, renamedFrom = "name") @Nullable
                String nick) {}
    }

    static final class Twice {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "name") String title,
                @Column(length = 40, renamedFrom = "name") String label,
                @Column(length = 40) @Nullable String nick) {}
    }

    static final class Tables {
        @Table(value = "champion", renamedFrom = "hero")
        record Champion(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Column(length = 40) @Nullable String nick) {}

        @Table("hero")
        record Hero(@Nullable Long id, @Column(length = 40) String power) {}
    }

    static final class Text {
        @Table("card")
        record Card(@Nullable Long id, @Column(length = 40) String code) {}
    }

    static final class Uuid {
        @Table("card")
        record Card(@Nullable Long id, UUID code) {}
    }

    static final class UuidKey {
        @Table("card")
        record Card(@Nullable UUID id, @Column(length = 40) String code) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private Project project;
    private @Nullable TestSpace space;

    @BeforeEach
    void place() {
        space = server == TestServer.SQLITE ? null : server.space(RenamedAgainTest.class);
        project = space == null ? new Project(root) : new Project(root, space.url());
    }

    private List<String> sql(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = space == null
                        ? DriverManager.getConnection("jdbc:sqlite:" + project.database)
                        : space.connect();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(String.join("|", row));
                }
            }
        }
        return rows;
    }

    private void start() throws SQLException {
        project.with(Old.Hero.class).init();
        project.with(Old.Hero.class).migrate();
        sql("INSERT INTO hero (name, nick) VALUES ('Ann', 'A'), ('Bo', 'B')");
    }

    private static String text(Report report) {
        return String.join("\n", report.lines());
    }

    private void step(Class<?>... models) {
        Report made = project.with(models).make("");
        assertThat(made.code()).as(text(made)).isEqualTo(ExitCode.OK);
        assertThat(project.script(project.scripts().size() - 1)).contains("the undo restores the old schema");
        Report ran = project.with(models).migrate();
        assertThat(ran.code()).as(text(ran)).isEqualTo(ExitCode.OK);
        assertThat(text(project.with(models).make(""))).contains("Nothing changed");
    }

    @Test
    void theValuesGoUnderTheNewNameAndTheOldNameIsANewColumn() throws SQLException {
        start();
        step(Again.Hero.class);
        assertThat(sql("SELECT title, name, nick FROM hero ORDER BY id")).containsExactly("Ann|null|A", "Bo|null|B");
        // The new column is owned, so dropping it is a question.
        Report gone = project.with(WithoutName.Hero.class).make("");
        assertThat(gone.questions()).extracting(q -> q.id()).containsExactly("drop:hero.name");
    }

    @Test
    void aRenameThatWasDoneDoesNotHinderTheNextOfTheSameName() throws SQLException {
        start();
        step(Again.Hero.class);
        sql("UPDATE hero SET name = 'x' WHERE title = 'Ann'");
        step(NameRenamed.Hero.class);
        assertThat(sql("SELECT title, zone, nick FROM hero ORDER BY id")).containsExactly("Ann|x|A", "Bo|null|B");
    }

    @Test
    void theRowsGoWithTheRenamedTableAndTheOldNameIsANewTable() throws SQLException {
        start();
        step(Tables.Champion.class, Tables.Hero.class);
        assertThat(sql("SELECT name, nick FROM champion ORDER BY id")).containsExactly("Ann|A", "Bo|B");
        assertThat(sql("SELECT power FROM hero")).isEmpty();
    }

    @Test
    void anExchangeOfNamesIsRefused() throws SQLException {
        start();
        assertThatThrownBy(() -> project.with(Exchanged.Hero.class).make(""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("column hero.name is renamed from nick, and nick from name")
                .hasMessageContaining("two scripts");
        assertThat(project.scripts()).hasSize(1);
    }

    @Test
    void anExchangeOfNamesIsReportedByCommandsThatWriteNoScript() throws SQLException {
        start();
        Migrations exchanged = project.with(Exchanged.Hero.class);
        String warning = "WARN: column hero.name is renamed from nick, and nick from name";
        assertThat(text(exchanged.status())).contains(warning);
        assertThat(text(exchanged.migrate())).contains(warning);
        Project.write(project.folder.resolve("V20990101000000__by_hand.sql"), "CREATE TABLE by_hand (id INTEGER);\n");
        assertThat(text(exchanged.accept())).contains(warning);
        assertThat(text(project.with(Old.Hero.class).status())).doesNotContain("WARN");
    }

    @Test
    void twoColumnsRenamedFromOneAreRefused() throws SQLException {
        start();
        assertThatThrownBy(() -> project.with(Twice.Hero.class).make(""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("column hero.label and column hero.title are both renamed from name");
    }

    /**
     * Rows that do not fit the new type: the proof does not claim that rows fit, and the script stops and keeps all
     * rows.
     */
    private void stopsOverRows(String question, Class<?> model) throws SQLException {
        project.with(Text.Card.class).init();
        project.with(Text.Card.class).migrate();
        sql("INSERT INTO card (code) VALUES ('abc')");
        Report made = project.answering(Map.of(question, "yes"), model).make("");
        assertThat(made.code()).as(text(made)).isEqualTo(ExitCode.OK);
        assertThat(project.script(1))
                .contains("at rows that have NULLs and extreme values or have plain values: card.")
                .doesNotContain("are all still there");
        assertThatThrownBy(() -> project.with(model).migrate()).hasMessageContaining("fit");
        assertThat(sql("SELECT id, code FROM card")).containsExactly("1|abc");
    }

    @Test
    void textThatIsNoUuidStopsTheScript() throws SQLException {
        stopsOverRows("narrow:card.code", Uuid.Card.class);
    }

    @Test
    void aNumberedKeyThatBecomesUuidStopsTheScript() throws SQLException {
        stopsOverRows("narrow:card.id", UuidKey.Card.class);
    }
}
