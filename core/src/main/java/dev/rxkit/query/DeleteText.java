package dev.rxkit.query;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** The text of a DELETE by condition, as it is put together. Mutable, for one thread. */
public final class DeleteText {

    private final Scope scope;
    private final Filter filter = new Filter();
    private final Guarded guard;

    /** A statement about the table of a class. */
    public DeleteText(Dialect dialect, Mappings mappings, TableMapping<?> root) {
        scope = Scope.of(dialect, mappings, root);
        guard = new Guarded("delete", root);
    }

    /** Narrows by one more condition; null adds none. */
    public void where(@Nullable Condition condition) {
        filter.add(condition, scope);
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
        return Returned.write(written(), scope).done();
    }

    private SqlWriter written() {
        guard.check(filter);
        SqlWriter out = new SqlWriter()
                .sql("DELETE FROM ")
                .sql(scope.table(scope.sources().get(0)));
        filter.write(out, scope, "WHERE");
        return out;
    }
}
