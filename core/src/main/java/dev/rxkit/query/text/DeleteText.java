package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a DELETE by condition, as it is put together. Mutable, for one thread. */
public final class DeleteText {

    private final Scope scope;
    private final Filter filter = new Filter();
    private final WhereRequired guard;

    /** A statement about the table of a class. */
    public DeleteText(Dialect dialect, Mappings mappings, TableMapping<?> root) {
        scope = Scope.ofWrite(dialect, mappings, root);
        guard = new WhereRequired("delete", root);
    }

    /** Narrows by one more condition; null adds none. */
    public void where(@Nullable Condition condition) {
        filter.addOfRows(condition, scope);
    }

    /** Every row is meant. */
    public void all() {
        guard.lift();
    }

    /** The statement; refused if it would reach every row without {@link #all}. */
    public BoundSql statement() {
        return written().done();
    }

    /** The statement that also gives the rows it deletes, all columns in the order of the mapping's properties. */
    public BoundSql returning() {
        return ReturningClause.write(written(), scope).done();
    }

    /** For a database whose DELETE gives nothing back: the rows it would reach, whole, which it locks. */
    public BoundSql rows() {
        guard.check(filter);
        SqlWriter out = new SqlWriter().sql("SELECT ");
        RowColumns.of(scope, scope.sources().get(0)).write(out, 0);
        out.sql(" FROM ").sql(table());
        filter.write(out, scope, " WHERE ");
        return out.sql(scope.dialect().lock(table(), false)).done();
    }

    /** The statement for the rows of some keys. */
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
