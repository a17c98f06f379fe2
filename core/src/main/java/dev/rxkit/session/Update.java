package dev.rxkit.session;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Setter;
import dev.rxkit.query.Sql;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.text.StatementWords;
import dev.rxkit.query.text.UpdateText;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.write.Chunks;
import dev.rxkit.session.write.RowReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An update of all rows of a class that meet conditions. Each method changes this object and returns it; {@link #run}
 * executes the statement, which also raises the version of the rows and sets their {@code @UpdatedAt}.
 *
 * <pre>{@code
 * long changed = session.update(Hero.class)
 *         .set(Hero::age, 18)
 *         .set(Hero::name).toCol(upper(Hero::name))
 *         .where(Hero::age).lt(18)
 *         .run();
 * }</pre>
 *
 * <p>Each method throws {@link dev.rxkit.error.QueryException} if a property or a value does not fit the statement. Not
 * thread-safe.
 *
 * @param <T> the class
 */
public final class Update<T> extends TypedStatement {

    private final TableMapping<T> mapping;
    private final UpdateText text;

    Update(SessionContext context, TableMapping<T> mapping) {
        super(context, mapping, "update", "run()");
        this.mapping = mapping;
        text = new UpdateText(context.dialect(), context.mappings(), mapping);
    }

    /** Sets a property to a value; null sets NULL. */
    public <V extends Comparable<? super V>> Update<T> set(Prop<T, V> property, @Nullable V value) {
        return write(property, value);
    }

    /** Sets a property of any type to a value or an expression: {@code set(Doc::tags).to(List.of("a"))}. */
    public <V extends @Nullable Object> Setter<V, Update<T>> set(Prop<T, V> property) {
        return StatementWords.get().setter(value -> write(property, value), other -> writeColumn(property, other));
    }

    /**
     * Sets the property of that Java name to a value; null sets NULL.
     *
     * @throws dev.rxkit.error.QueryException if the class has no such property
     */
    public Update<T> set(String property, @Nullable Object value) {
        return write(Sql.named(property), value);
    }

    private Update<T> write(Prop<?, ?> property, @Nullable Object value) {
        step(() -> text.set(property, value));
        return this;
    }

    private Update<T> writeColumn(Prop<?, ?> property, Prop<?, ?> other) {
        step(() -> text.setColumn(property, other));
        return this;
    }

    /** Adds a condition on a property; conditions are joined by AND. */
    public <V extends @Nullable Object> Operators<V, Update<T>> where(Prop<T, V> property) {
        return StatementWords.get().operators(property, this::narrow, false);
    }

    /**
     * Adds a condition on the property of that Java name.
     *
     * @throws dev.rxkit.error.QueryException if the class has no such property
     */
    public Operators<Object, Update<T>> where(String property) {
        return StatementWords.get().operators(Sql.named(property), this::narrow, false);
    }

    /** Adds conditions made with {@link Sql}, all of which must hold. A null condition is ignored. */
    public Update<T> where(@Nullable Condition first, @Nullable Condition... more) {
        narrow(() -> first);
        for (Condition condition : more) {
            narrow(() -> condition);
        }
        return this;
    }

    private Update<T> narrow(Supplier<@Nullable Condition> condition) {
        step(() -> text.where(condition.get()));
        return this;
    }

    /** Same as {@link #where(Prop)}, for the second and later conditions. */
    public <V extends @Nullable Object> Operators<V, Update<T>> and(Prop<T, V> property) {
        return where(property);
    }

    /** The same as {@link #where(String)}. */
    public Operators<Object, Update<T>> and(String property) {
        return where(property);
    }

    /** The same as {@link #where(Condition, Condition...)}. */
    public Update<T> and(@Nullable Condition first, @Nullable Condition... more) {
        return where(first, more);
    }

    /** Adds a condition on a property; without effect if the value of the condition is null. */
    public <V extends @Nullable Object> Operators<V, Update<T>> whereIfPresent(Prop<T, V> property) {
        return StatementWords.get().operators(property, this::narrow, true);
    }

    /** The same as {@link #whereIfPresent(Prop)}. */
    public <V extends @Nullable Object> Operators<V, Update<T>> andIfPresent(Prop<T, V> property) {
        return whereIfPresent(property);
    }

    /** Adds a condition on the property of that Java name; without effect if the value of the condition is null. */
    public Operators<Object, Update<T>> whereIfPresent(String property) {
        return StatementWords.get().operators(Sql.named(property), this::narrow, true);
    }

    /** The same as {@link #whereIfPresent(String)}. */
    public Operators<Object, Update<T>> andIfPresent(String property) {
        return whereIfPresent(property);
    }

    /** Allows the statement to update every row. Without it, an update that has no condition is refused. */
    public Update<T> all() {
        text.all();
        return this;
    }

    /**
     * Updates the rows and returns their number.
     *
     * @throws dev.rxkit.error.QueryException if nothing is set, or there is no condition and {@link #all} was not
     *     called
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public long run() {
        used();
        return context().update(statement(), mapping);
    }

    /**
     * Updates the rows and returns them with their new values. MariaDB cannot return rows from an update: there the
     * keys are read and locked first, then the rows are updated and read by their keys, in this transaction.
     *
     * @throws dev.rxkit.error.QueryException if nothing is set, or there is no condition and {@link #all} was not
     *     called
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public List<T> returning() {
        used();
        Function<PropertyMapping, Object> now = context().database().generated()::now;
        return context().dialect().updateReturns()
                ? context().changed(made(() -> text.returning(now)), mapping)
                : inSteps(now);
    }

    private List<T> inSteps(Function<PropertyMapping, Object> now) {
        BoundSql keys = made(text::keys);
        return context().writing(() -> {
            List<T> changed = new ArrayList<>();
            StatementExecutor executor = context().executor();
            for (List<@Nullable Object[]> some : Chunks.of(executor.query(keys.text(), keys, mapping, this::keys))) {
                BoundSql update = text.statement(now, some);
                executor.update(update.text(), update, mapping);
                BoundSql rows = text.rows(some);
                changed.addAll(executor.query(rows.text(), rows, mapping, found -> RowReads.all(found, mapping)));
            }
            return changed;
        });
    }

    private List<@Nullable Object[]> keys(ResultSet rows) throws SQLException {
        List<@Nullable Object[]> keys = new ArrayList<>();
        while (rows.next()) {
            @Nullable Object[] key = new @Nullable Object[mapping.key().size()];
            for (int i = 0; i < key.length; i++) {
                key[i] = mapping.key().get(i).read(rows, i + 1);
            }
            keys.add(key);
        }
        return keys;
    }

    /** Returns the SQL of the statement, with {@code ?} for each bound value. Does not run it. */
    public String sql() {
        used();
        return statement().text();
    }

    private BoundSql statement() {
        return made(() -> text.statement(context().database().generated()::now));
    }
}
