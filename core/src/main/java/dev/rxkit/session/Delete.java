package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.text.DeleteText;
import dev.rxkit.query.text.StatementWords;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.write.Chunks;
import dev.rxkit.session.write.RowReads;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes all rows of a class that meet conditions. Each method changes this object and returns it. Each method throws
 * {@link dev.rxkit.error.QueryException} if a property or a value does not fit the statement. Not thread-safe.
 *
 * @param <T> the class
 */
public final class Delete<T> extends TypedStatement {

    private final TableMapping<T> mapping;
    private final DeleteText text;

    Delete(SessionContext context, TableMapping<T> mapping) {
        super(context, mapping, "delete", "run()");
        this.mapping = mapping;
        text = new DeleteText(context.dialect(), context.mappings(), mapping);
    }

    /** Adds a condition on a property; conditions are joined by AND. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> where(Prop<T, V> property) {
        return StatementWords.get().operators(property, this::narrow, false);
    }

    /**
     * Adds a condition on the property of that Java name.
     *
     * @throws dev.rxkit.error.QueryException if the class has no such property
     */
    public Operators<Object, Delete<T>> where(String property) {
        return StatementWords.get().operators(Sql.named(property), this::narrow, false);
    }

    /** Adds conditions made with {@link Sql}, all of which must hold. A null condition is ignored. */
    public Delete<T> where(@Nullable Condition first, @Nullable Condition... more) {
        narrow(() -> first);
        for (Condition condition : more) {
            narrow(() -> condition);
        }
        return this;
    }

    private Delete<T> narrow(Supplier<@Nullable Condition> condition) {
        step(() -> text.where(condition.get()));
        return this;
    }

    /** Same as {@link #where(Prop)}, for the second and later conditions. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> and(Prop<T, V> property) {
        return where(property);
    }

    /** The same as {@link #where(String)}. */
    public Operators<Object, Delete<T>> and(String property) {
        return where(property);
    }

    /** The same as {@link #where(Condition, Condition...)}. */
    public Delete<T> and(@Nullable Condition first, @Nullable Condition... more) {
        return where(first, more);
    }

    /** Adds a condition on a property; without effect if the value of the condition is null. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> whereIfPresent(Prop<T, V> property) {
        return StatementWords.get().operators(property, this::narrow, true);
    }

    /** The same as {@link #whereIfPresent(Prop)}. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> andIfPresent(Prop<T, V> property) {
        return whereIfPresent(property);
    }

    /** Adds a condition on the property of that Java name; without effect if the value of the condition is null. */
    public Operators<Object, Delete<T>> whereIfPresent(String property) {
        return StatementWords.get().operators(Sql.named(property), this::narrow, true);
    }

    /** The same as {@link #whereIfPresent(String)}. */
    public Operators<Object, Delete<T>> andIfPresent(String property) {
        return whereIfPresent(property);
    }

    /** Allows the statement to delete every row. Without it, a delete that has no condition is refused. */
    public Delete<T> all() {
        text.all();
        return this;
    }

    /**
     * Deletes the rows and returns their number.
     *
     * @throws dev.rxkit.error.QueryException if there is no condition and {@link #all} was not called
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public long run() {
        used();
        return context().update(made(text::statement), mapping);
    }

    /**
     * Deletes the rows and returns them as they were. MySQL and TiDB cannot return rows from a delete: there the rows
     * are read and locked first, then deleted by their keys, in this transaction.
     *
     * @throws dev.rxkit.error.QueryException if there is no condition and {@link #all} was not called
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public List<T> returning() {
        used();
        return context().dialect().writesReturn() ? context().changed(made(text::returning), mapping) : inSteps();
    }

    private List<T> inSteps() {
        BoundSql rows = made(text::rows);
        return context().writing(() -> {
            StatementExecutor executor = context().executor();
            List<T> found = executor.query(rows.text(), rows, mapping, all -> RowReads.all(all, mapping));
            List<@Nullable Object[]> keys = found.stream().map(this::key).toList();
            for (List<@Nullable Object[]> some : Chunks.of(keys)) {
                BoundSql delete = text.statement(some);
                executor.update(delete.text(), delete, mapping);
            }
            return found;
        });
    }

    private @Nullable Object[] key(T row) {
        return mapping.key().stream().map(property -> property.get(row)).toArray();
    }

    /** Returns the SQL of the statement, with {@code ?} for each bound value. Does not run it. */
    public String sql() {
        used();
        return made(text::statement).text();
    }
}
