package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.TableName;

/**
 * Rows that get another value before a rule is added that they break.
 *
 * @param table the table's present name
 * @param column the column's present name
 * @param newTable the table's name after the changes
 * @param newColumn the column's name after the changes
 * @param where which rows, as SQL
 */
public record Correction(TableName table, String column, TableName newTable, String newColumn, String where) {
    /**
     * Returns the statement that writes a value.
     *
     * @param value a SQL expression over the row
     * @throws RxException if it is no single expression
     */
    public Statement statement(Dialect dialect, String value) {
        SqlWords.requireExpression(value);
        Statement update = new Statement(
                "UPDATE " + dialect.quote(table) + " SET " + dialect.quote(column) + " = (" + value + ") WHERE "
                        + where,
                "Gives rows that break a new rule another value of " + table + "." + column);
        update.refusePlaceholder();
        return update;
    }
}
