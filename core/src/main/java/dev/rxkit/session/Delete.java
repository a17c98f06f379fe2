package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.query.text.BoundSql;
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
 * Deletes all rows of a class that meet conditions. A mutable builder that returns itself. For one thread.
 *
 * @param <T> the class
 */
public final class Delete<T> extends Statement {

    private final TableMapping<T> mapping;
    private final DeleteText text;

    Delete(SessionContext context, TableMapping<T> mapping) {
        super(context, mapping, "delete", "run()");
        this.mapping = mapping;
        text = new DeleteText(context.dialect(), context.mappings(), mapping);
    }

    /** Narrows by a property. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> where(Prop<T, V> property) {
        return StatementWords.get().operators(property, this::narrow, false);
    }

    /** Narrows by the property of that Java name, which is checked against the model. */
    public Operators<Object, Delete<T>> where(String property) {
        return StatementWords.get().operators(Sql.named(property), this::narrow, false);
    }

    /** Narrows by conditions made with {@link Sql}, all of which must hold; null is none. */
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

    /** The same as {@link #where(Prop)}; it reads better from the second on. */
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

    /** Narrows by a property unless the value is null. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> whereIfPresent(Prop<T, V> property) {
        return StatementWords.get().operators(property, this::narrow, true);
    }

    /** The same as {@link #whereIfPresent(Prop)}. */
    public <V extends @Nullable Object> Operators<V, Delete<T>> andIfPresent(Prop<T, V> property) {
        return whereIfPresent(property);
    }

    /** Narrows by the property of that Java name unless the value is null. */
    public Operators<Object, Delete<T>> whereIfPresent(String property) {
        return StatementWords.get().operators(Sql.named(property), this::narrow, true);
    }

    /** The same as {@link #whereIfPresent(String)}. */
    public Operators<Object, Delete<T>> andIfPresent(String property) {
        return whereIfPresent(property);
    }

    /** Every row is meant; without it a delete that has no condition is refused. */
    public Delete<T> all() {
        text.all();
        return this;
    }

    /** Runs it; how many rows were deleted. */
    public long run() {
        used();
        return context().update(made(text::statement), mapping);
    }

    /**
     * Runs it and gives back the rows it deleted, as they were. MySQL and TiDB cannot give them back with the delete:
     * there the rows are read and locked first, then deleted by their keys, in this transaction.
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

    /** The text of the statement, with {@code ?} where values are bound. */
    public String sql() {
        used();
        return made(text::statement).text();
    }
}
