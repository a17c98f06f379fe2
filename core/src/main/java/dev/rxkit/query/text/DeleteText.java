package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.bind.BoundSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the text of a DELETE by condition. Mutable, not thread-safe. */
public final class DeleteText {

    private final Scope scope;
    private final Filter filter = new Filter();
    private final Filter.Required guard;

    /** Creates a statement on the table of a class. */
    public DeleteText(Dialect dialect, Mappings mappings, TableMapping<?> root) {
        scope = Scope.ofWrite(dialect, mappings, root);
        guard = new Filter.Required("delete", root);
    }

    /**
     * Adds a condition; null adds none.
     *
     * @throws QueryException if it does not fit the statement
     */
    public void where(@Nullable Condition condition) {
        filter.addOfRows(condition, scope);
    }

    /** Allows the statement to delete every row. */
    public void all() {
        guard.lift();
    }

    /**
     * Returns the statement.
     *
     * @throws QueryException if it has no condition and {@link #all} was not called
     */
    public BoundSql statement() {
        return written().done();
    }

    /**
     * Returns the statement that also returns the rows it deletes, with all columns in the order of the mapping's
     * properties.
     */
    public BoundSql returning() {
        return ReturningClause.write(written(), scope).done();
    }

    /**
     * Returns the query of the rows that the statement would delete, which it locks; for a database whose DELETE
     * cannot return rows.
     */
    public BoundSql rows() {
        guard.check(filter);
        SqlWriter out = new SqlWriter().sql("SELECT ");
        RowColumns.of(scope, scope.sources().get(0)).write(out, 0);
        out.sql(" FROM ").sql(table());
        filter.write(out, scope, " WHERE ");
        return out.sql(scope.dialect().lock(table(), false)).done();
    }

    /** Returns the statement that deletes the rows of some keys. */
    public BoundSql statement(List<@Nullable Object[]> keys) {
        SqlWriter out = new SqlWriter().sql("DELETE FROM ").sql(table()).sql(" WHERE ");
        PredicateWriter.write(out, scope, ReturningClause.keyed(scope.root(), keys));
        return out.done();
    }

    private String table() {
        return scope.table(scope.sources().get(0));
    }

    private SqlWriter written() {
        guard.check(filter);
        SqlWriter out = new SqlWriter().sql("DELETE FROM ").sql(table());
        filter.write(out, scope, " WHERE ");
        return out;
    }
}
