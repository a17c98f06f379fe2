package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A name from which something was renamed is used again, for something new, in the same script. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#all")
class ReusedNamesTest extends ServerChanges {
    private static final TableName A = TableName.of("a");
    private static final TableName B = TableName.of("b");
    private static final TableName C = TableName.of("c");
    private static final Table OTHER = table("c", id());

    private static Column free(String name) {
        return text(name).withNullable(true);
    }

    private static Renames columns(Map<String, String> names) {
        return new Renames(Map.of(), Map.of(HERO, names));
    }

    private static Table indexed(Table table, String column) {
        return table.withIndexes(List.of(Index.of(Names.index(table.name(), List.of(column)), List.of(column))));
    }

    /** There and back; the rows are looked at in both places. */
    private void thereAndBack(
            Schema from,
            Schema to,
            Renames renames,
            Answers answers,
            List<String> rows,
            String before,
            String after,
            String... expected)
            throws SQLException {
        try (Steps steps = Steps.of(server, from, rows.toArray(String[]::new))) {
            List<String> old = steps.rows(before);
            Plan plan = steps.become(to, renames, answers);
            assertThat(steps.evidence.lines()).contains("the undo restores the old schema");
            assertThat(steps.rows(after)).containsExactly(expected);
            steps.run(plan.undo().stream().map(Statement::sql).toList());
            assertThat(steps.changes(from, Renames.none())).isEmpty();
            assertThat(steps.rows(before)).isEqualTo(old);
        }
    }

    @Test
    void aColumnsValuesGoWithItAndComeBack() throws SQLException {
        thereAndBack(
                schema(hero()),
                schema(hero(text("title")).mapColumns(c -> c.name().equals("name") ? free("name") : c)),
                columns(Map.of("title", "name")),
                Answers.none(),
                List.of(HEROES),
                "SELECT id, name FROM hero ORDER BY id",
                "SELECT id, title, name FROM hero ORDER BY id",
                "1|Ann|null",
                "2|Bo|null");
    }

    @Test
    void theNewColumnMayBeFilledAndHaveRules() throws SQLException {
        thereAndBack(
                schema(indexed(unique(hero(), "name"), "name")),
                schema(indexed(unique(hero(text("title")), "name"), "name")),
                columns(Map.of("title", "name")),
                answer("name", "lower(title)"),
                List.of(HEROES),
                "SELECT id, name FROM hero ORDER BY id",
                "SELECT id, title, name FROM hero ORDER BY id",
                "1|Ann|ann",
                "2|Bo|bo");
    }

    @Test
    void columnsMoveOnInAChain() throws SQLException {
        thereAndBack(
                schema(hero(free("nick"))),
                schema(hero(free("nick"), free("alias"))
                        .mapColumns(c -> c.name().equals("nick") ? text("nick") : c)
                        .mapColumns(c -> c.name().equals("name") ? free("name") : c)),
                columns(Map.of("nick", "name", "alias", "nick")),
                Answers.none(),
                List.of("INSERT INTO hero (id, name, nick) VALUES (1, 'Ann', 'A'), (2, 'Bo', 'B')"),
                "SELECT id, name, nick FROM hero ORDER BY id",
                "SELECT id, name, nick, alias FROM hero ORDER BY id",
                "1|null|Ann|A",
                "2|null|Bo|B");
    }

    @Test
    void aTablesRowsGoWithItAndComeBack() throws SQLException {
        Table a = indexed(unique(table("a", id(), text("name"), text("code")), "code"), "name");
        Table b = indexed(unique(table("b", id(), text("name"), text("code")), "code"), "name");
        thereAndBack(
                schema(a),
                schema(a, b),
                new Renames(Map.of(B, A), Map.of()),
                Answers.none(),
                List.of("INSERT INTO a (id, name, code) VALUES (1, 'Ann', 'x'), (2, 'Bo', 'y')"),
                "SELECT id, name, code FROM a ORDER BY id",
                "SELECT id, name, code, (SELECT count(*) FROM a) FROM b ORDER BY id",
                "1|Ann|x|0",
                "2|Bo|y|0");
    }

    @Test
    void tablesMoveOnInAChainWithWhatRefersToThem() throws SQLException {
        Table a = table("a", id(), text("name"));
        Table b = references(table("b", id(), number("a_id")), "a_id", "a", Action.NO_ACTION);
        thereAndBack(
                schema(a, b),
                schema(
                        table("a", id(), text("other")),
                        table("b", id(), text("name")),
                        references(table("c", id(), number("a_id")), "a_id", "b", Action.NO_ACTION)),
                new Renames(Map.of(B, A, C, B), Map.of()),
                Answers.none(),
                List.of("INSERT INTO a (id, name) VALUES (1, 'Ann')", "INSERT INTO b (id, a_id) VALUES (7, 1)"),
                "SELECT b.id, a.name FROM b JOIN a ON a.id = b.a_id",
                "SELECT c.id, b.name, (SELECT count(*) FROM a) FROM c JOIN b ON b.id = c.a_id",
                "7|Ann|0");
    }

    @Test
    void tableAndColumnAreBothUsedAgain() throws SQLException {
        thereAndBack(
                schema(table("a", id(), text("name"))),
                schema(table("a", id(), text("name")), table("b", id(), text("title"), free("name"))),
                new Renames(Map.of(B, A), Map.of(B, Map.of("title", "name"))),
                Answers.none(),
                List.of("INSERT INTO a (id, name) VALUES (1, 'Ann')"),
                "SELECT id, name FROM a",
                "SELECT id, title, name FROM b",
                "1|Ann|null");
    }

    /** An index and a table have one namespace in two of the databases. */
    @Test
    void aNewTableTakesTheNameOfADroppedIndex() throws SQLException {
        Table a = table("a", id(), text("name"));
        thereAndBack(
                schema(named(a, "b"), OTHER),
                schema(a, table("b", id(), text("name"))),
                Renames.none(),
                Answers.none(),
                List.of("INSERT INTO a (id, name) VALUES (1, 'Ann')"),
                "SELECT id, name FROM a",
                "SELECT id, name FROM a",
                "1|Ann");
    }

    private static Table named(Table table, String index) {
        return table.withIndexes(List.of(Index.of(index, List.of("name"))));
    }
}
