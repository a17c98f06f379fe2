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

/** Inserts generated rows into a scratch database. */
final class ScratchRows {
    private final Dialect dialect;
    private final Connection scratch;

    ScratchRows(Dialect dialect, Connection scratch) {
        this.dialect = dialect;
        this.scratch = scratch;
    }

    /** Inserts a few rows per table, parents first; skips rows that a constraint or trigger rejects. */
    void fill(RowValues values) throws SQLException {
        for (Table table : values.from().inDependencyOrder()) {
            for (int row = 0; row < RowValues.ROWS && values.canBeFilled(table); row++) {
                insert(table, values, row);
            }
        }
    }

    private void insert(Table table, RowValues values, int row) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            statement.executeUpdate(insertSql(table, values, row));
        } catch (SQLException refused) {
            // A CHECK or trigger rejects the generated values: the proof continues without this row.
            return;
        }
    }

    /** Returns the statement that inserts a generated row. */
    String insertSql(Table table, RowValues values, int row) {
        List<Column> columns =
                table.columns().stream().filter(c -> c.computed() == null).toList();
        String names = columns.stream().map(c -> dialect.quote(c.name())).collect(Collectors.joining(", "));
        String literals = columns.stream()
                .map(c -> c.generated() ? String.valueOf(row + 1) : values.of(table, c, row))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + dialect.quote(table.name()) + " (" + names + ")" + overriding(table) + " VALUES ("
                + literals + ")";
    }

    /** Returns the clause that PostgreSQL requires for explicit values of GENERATED ALWAYS AS IDENTITY columns. */
    private static String overriding(Table table) {
        return table.columns().stream()
                        .anyMatch(c -> c.identity() != null && c.identity().always())
                ? " OVERRIDING SYSTEM VALUE"
                : "";
    }

    /** Deletes all rows. */
    void clear(Schema schema) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            for (Table table : schema.tables()) {
                statement.executeUpdate("DELETE FROM " + dialect.quote(table.name()));
            }
        }
    }
}
