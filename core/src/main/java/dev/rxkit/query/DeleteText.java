package dev.rxkit.query;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** The text of a DELETE by condition, as it is put together. Mutable, for one thread. */
public final class DeleteText {

    private final Scope scope;
    private final Filter filter;
    private final Guarded guard;

    /** A statement about the table of a class. */
    public DeleteText(Dialect dialect, TableMapping<?> root) {
        scope = new Scope(dialect, root);
        filter = new Filter(scope);
        guard = new Guarded("delete", root);
    }

    /** Narrows by one more condition; null adds none. */
    public void where(@Nullable Condition condition) {
        filter.add(condition);
    }

    /** Every row is meant. */
    public void all() {
        guard.lift();
    }

    /** The statement; refused if it would reach every row without {@link #all}. */
    public BoundSql statement() {
        guard.check(filter);
        SqlWriter out = new SqlWriter().sql("DELETE FROM ").sql(scope.table());
        filter.write(out);
        return out.done();
    }
}
