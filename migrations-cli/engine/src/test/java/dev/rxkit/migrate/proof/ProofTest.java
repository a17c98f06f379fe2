package dev.rxkit.migrate.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Dialect SQLITE = new Sqlite();
    private Connection scratch;

    @BeforeEach
    void open() throws SQLException {
        scratch = DriverManager.getConnection("jdbc:sqlite::memory:");
        run(
                "CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)",
                "CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, nick TEXT,"
                        + " team_id BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,"
                        + " boss BIGINT REFERENCES hero (id))",
                "CREATE TABLE log (t TEXT)",
                "CREATE VIEW names AS SELECT name, nick FROM hero",
                "CREATE TRIGGER seen AFTER UPDATE ON hero BEGIN INSERT INTO log VALUES (new.name); END");
    }

    @AfterEach
    void close() throws SQLException {
        scratch.close();
    }

    @Test
    void showsWhatWasProved() throws SQLException {
        Schema to = column("nick", "'n'");
        ProofResult evidence = prove(to, plan(to));
        assertThat(evidence.tables()).isEqualTo(3);
        assertThat(evidence.rows()).isEqualTo(9);
        assertThat(evidence.lines())
                .containsExactly(
                        "the script leads to the models; 9 generated rows in 3 tables are all still there",
                        "the undo restores the old schema");
    }

    @Test
    void leavesTheScratchDatabaseAsItWas() throws SQLException {
        Schema before = schema();
        Schema to = column("nick", "'n'");
        prove(to, plan(to));
        assertThat(schema()).isEqualTo(before);
        try (var rows = scratch.createStatement().executeQuery("SELECT count(*) FROM hero")) {
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void reportsTheRowsThatStopTheScript() throws SQLException {
        Schema to = schema().map(t -> t.mapColumns(c -> c.name().equals("nick") ? c.withNullable(false) : c));
        assertThat(prove(to, plan(to)).lines())
                .anyMatch(line -> line.startsWith("stops without any effect at rows that have NULLs and extreme values")
                        && line.contains("hero.nick: there are rows without a value"));
    }

    @Test
    void anUndoAfterWhichNoRowCanBeInsertedIsRefused() throws SQLException {
        Schema to = column("nick", "'n'");
        Plan plan = plan(to);
        List<Statement> undo = new ArrayList<>(plan.undo());
        undo.add(Statement.of("CREATE TRIGGER broken AFTER INSERT ON hero BEGIN INSERT INTO nowhere VALUES (1); END"));
        assertThatThrownBy(() -> prove(to, new Plan(plan.statements(), undo, plan.hazards())))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("after the undo, insert into hero fails")
                .hasMessageContaining("nowhere")
                .hasMessageContaining("broken");
    }

    @Test
    void refusesAScriptThatWouldBreakAView() throws SQLException {
        Schema to = schema().map(t -> t.withColumns(
                t.columns().stream().filter(c -> !c.name().equals("nick")).toList()));
        refused(to, statements -> statements, "error in view names: no such column: nick");
    }

    @Test
    void findsAScriptThatDoesNotLeadToTheModels() throws SQLException {
        Schema to = column("nick", "'n'");
        refused(to, statements -> List.of(), "the script does not give the expected schema");
    }

    @Test
    void findsAScriptThatLosesRows() throws SQLException {
        Schema to = column("nick", "'n'");
        refused(
                to,
                all -> and(all, "DELETE FROM hero WHERE id = 1"),
                "changes the number of rows of hero: 3 before, 2 after");
        refused(to, all -> and(all, "UPDATE hero SET nick = name"), "changes values of hero");
        refused(to, all -> and(all, "DELETE FROM team WHERE id = 1", "INSERT INTO team VALUES (9, '1t')"), "team");
        refused(to, all -> and(all, "DROP TRIGGER seen"), "loses or changes trigger seen");
    }

    @Test
    void findsAScriptThatFails() throws SQLException {
        refused(column("nick", "'n'"), all -> and(all, "SELECT nothing FROM nowhere"), "the script fails in the proof");
    }

    @Test
    void findsAnUndoThatDoesNotRestoreTheOldSchema() throws SQLException {
        Schema to = column("nick", "'n'");
        Plan plan = plan(to);
        assertThatThrownBy(() -> prove(to, new Plan(plan.statements(), List.of(), List.of())))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("the undo does not give the expected schema");
    }

    private void refused(Schema to, UnaryOperator<List<Statement>> spoil, String message) throws SQLException {
        Plan plan = plan(to);
        Plan spoiled = new Plan(spoil.apply(plan.statements()), plan.undo(), List.of());
        assertThatThrownBy(() -> prove(to, spoiled))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(message);
    }

    private static List<Statement> and(List<Statement> all, String... more) {
        List<Statement> statements = new ArrayList<>(all);
        for (String sql : more) {
            statements.add(Statement.of(sql));
        }
        return statements;
    }

    private Schema column(String name, String defaultSql) throws SQLException {
        return schema().map(t -> t.mapColumns(c -> c.name().equals(name) ? c.withDefault(defaultSql) : c));
    }

    private Plan plan(Schema to) throws SQLException {
        return MigrationDialects.of(SQLITE)
                .planner()
                .plan(schema(), to, SchemaDiffer.diff(schema(), to, Renames.none()), Answers.none());
    }

    private ProofResult prove(Schema to, Plan plan) throws SQLException {
        return new Proof(MigrationDialects.of(SQLITE))
                .of(ScratchDatabase.of(scratch), schema(), to, Renames.none(), plan);
    }

    private Schema schema() throws SQLException {
        return SQLITE.inspector().inspect(scratch);
    }

    private void run(String... statements) throws SQLException {
        for (String sql : statements) {
            try (var statement = scratch.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
