package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries of no row that fail where the SQL expression of an answer cannot be computed. Pure. */
public final class ExpressionProbes {
    private final Dialect dialect;
    private final Schema from;
    private final Schema to;
    private final List<Change> changes;

    public ExpressionProbes(Dialect dialect, Schema from, Schema to, List<Change> changes) {
        this.dialect = dialect;
        this.from = from;
        this.to = to;
        this.changes = changes;
    }

    /**
     * Returns the query for the value of existing rows; empty if the question is not about a value, or if the value may
     * need what the changes add.
     *
     * @throws RxException if it is no single expression
     */
    public Optional<String> backfill(String questionId, String value) {
        return changes.stream()
                .filter(change -> questionId.equals(id(change)))
                .map(Change::table)
                .filter(table -> !usesNew(table, value.toLowerCase(Locale.ROOT)))
                .map(table -> query(table, value))
                .findFirst();
    }

    /**
     * Returns the query for the value of rows that break a rule.
     *
     * @throws RxException if it is no single expression
     */
    public String correction(Correction correction, String value) {
        return query(correction.table(), value);
    }

    private String query(TableName table, String value) {
        SqlWords.requireExpression(value);
        return "SELECT (" + value + ") FROM " + dialect.quote(table) + " WHERE 1 = 0";
    }

    private static String id(Change change) {
        if (change instanceof Change.AddColumn add) {
            return Questions.backfill(add.table(), add.column().name());
        }
        return change instanceof Change.AlterNullable alter
                ? Questions.backfill(alter.table(), alter.to().name())
                : "";
    }

    /** Returns whether a text contains a name of a table or of a column of this table that does not exist yet. */
    private boolean usesNew(TableName table, String value) {
        Optional<Table> before = from.table(table);
        Optional<Table> after = to.table(table);
        if (before.isEmpty() || after.isEmpty()) {
            return true;
        }
        Stream<String> columns = after.get().columns().stream()
                .map(Column::name)
                .filter(name -> before.get().column(name).isEmpty());
        Stream<String> tables = to.tables().stream()
                .filter(other -> from.table(other.name()).isEmpty())
                .map(other -> other.name().name());
        return Stream.concat(columns, tables).anyMatch(name -> value.contains(name.toLowerCase(Locale.ROOT)));
    }
}
