package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A publication of all tables of a schema does not lose a table because a script moves it. */
class PostgresPublicationsTest {
    private static final String STATE =
            "SELECT pubname, schemaname, tablename FROM pg_publication_tables ORDER BY 1, 2, 3";

    private static Plan plan(Steps steps, TableName from, TableName to) throws SQLException {
        Schema now = steps.schema();
        Schema then = now.map(table -> table.name().equals(from) ? table.withName(to) : table);
        Renames renames = new Renames(Map.of(to, from), Map.of());
        return MigrationDialects.of(steps.dialect)
                .planner()
                .plan(now, then, SchemaDiffer.diff(now, then, renames), Answers.none());
    }

    private static Steps steps() throws SQLException {
        return Steps.on(
                TestServer.POSTGRESQL,
                "steps",
                "CREATE TABLE hero (id bigint PRIMARY KEY)",
                "CREATE SCHEMA depot",
                "CREATE TABLE depot.box (id bigint PRIMARY KEY)");
    }

    /** Publications do not go with the schemas of a test database. */
    @AfterEach
    void dropPublications() throws SQLException {
        TestServer.POSTGRESQL.space("steps").run("DROP PUBLICATION IF EXISTS news, every");
    }

    private static void stops(Steps steps, Plan plan, String message) throws SQLException {
        List<String> before = steps.rows(STATE);
        assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining(message);
        assertThat(steps.rows(STATE)).isEqualTo(before);
    }

    @Test
    void aTableThatLeavesThemStopsTheScriptAndItsUndo() throws SQLException {
        try (Steps steps = steps()) {
            Plan away = plan(steps, TableName.of("hero"), new TableName("depot", "knight"));
            Plan back = plan(steps, new TableName("depot", "box"), TableName.of("box"));
            steps.run(List.of("CREATE PUBLICATION news FOR TABLES IN SCHEMA public"));
            stops(steps, away, "table hero leaves publication news, which publishes the tables of its schema");
            steps.run(back);
            assertThatThrownBy(() -> steps.transaction(back.undo()))
                    .hasMessageContaining("table box leaves publication news");
            steps.run(List.of("ALTER PUBLICATION news ADD TABLE hero"));
            steps.run(away);
            assertThat(steps.rows(STATE)).containsExactly("news|depot|knight", "news|public|box");
        }
    }

    @Test
    void aTableThatStaysInThemIsMoved() throws SQLException {
        try (Steps steps = steps()) {
            Plan plan = plan(steps, TableName.of("hero"), new TableName("depot", "hero"));
            steps.run(List.of(
                    "CREATE PUBLICATION news FOR TABLES IN SCHEMA public, depot",
                    "CREATE PUBLICATION every FOR ALL TABLES"));
            steps.run(plan);
            assertThat(steps.rows(STATE)).contains("news|depot|hero", "every|depot|hero");
            steps.transaction(plan.undo());
            assertThat(steps.rows(STATE)).contains("news|public|hero");
        }
    }
}
