package dev.rxkit.migrate.proof;

import dev.rxkit.database.Dialect;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Puts generated rows into a scratch database. */
final class ScratchRows {
    private final Dialect dialect;
    private final Connection scratch;

    ScratchRows(Dialect dialect, Connection scratch) {
        this.dialect = dialect;
        this.scratch = scratch;
    }

    /** A few rows a table, parents first; a row that a rule of the schema refuses is left out. */
    void fill(RowValues values) throws SQLException {
        for (Table table : values.from().inDependencyOrder()) {
            for (int row = 0; row < RowValues.ROWS && values.canBeFilled(table); row++) {
                insert(table, values, row);
            }
        }
    }

    private void insert(Table table, RowValues values, int row) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            statement.executeUpdate(insertion(table, values, row));
        } catch (SQLException refused) {
            // A check or a trigger that generated values cannot know of: the trial goes on without this row.
            return;
        }
    }

    /** The statement that inserts a generated row. */
    String insertion(Table table, RowValues values, int row) {
        List<Column> columns =
                table.columns().stream().filter(c -> c.computed() == null).toList();
        String names = columns.stream().map(c -> dialect.quote(c.name())).collect(Collectors.joining(", "));
        String literals = columns.stream()
                .map(c -> c.generated() ? String.valueOf(row + 1) : values.of(table, c, row))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + dialect.quote(table.name()) + " (" + names + ")" + own(table) + " VALUES (" + literals
                + ")";
    }

    /** PostgreSQL refuses a number of one's own in a column that always counts, unless told. */
    private static String own(Table table) {
        return table.columns().stream()
                        .anyMatch(c -> c.identity() != null && c.identity().always())
                ? " OVERRIDING SYSTEM VALUE"
                : "";
    }

    /** Takes all rows out again. */
    void clear(Schema schema) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            for (Table table : schema.tables()) {
                statement.executeUpdate("DELETE FROM " + dialect.quote(table.name()));
            }
        }
    }
}
