package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.query.UpdateText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes all rows of a class that meet conditions. A mutable builder that returns itself. It raises the version of
 * the rows and sets their {@code @UpdatedAt}. For one thread.
 *
 * @param <T> the class
 */
public final class Update<T> extends Statement {

    private final TableMapping<T> mapping;
    private final UpdateText text;

    Update(Conversation conversation, TableMapping<T> mapping, UpdateText text) {
        super(conversation, mapping, "update");
        this.mapping = mapping;
        this.text = text;
    }

    /** The new value of a property; null makes it NULL. */
    public <V extends @Nullable Object> Update<T> set(Prop<T, V> property, @Nullable V value) {
        step(() -> text.set(property, value));
        return this;
    }

    /** The new value of the property of that Java name. */
    public Update<T> set(String property, @Nullable Object value) {
        step(() -> text.set(Sql.named(property), value));
        return this;
    }

    /** Narrows by a property. */
    public <V extends @Nullable Object> Operators<V, Update<T>> where(Prop<T, V> property) {
        return new Operators<>(property, this::narrow, false);
    }

    /** Narrows by the property of that Java name, which is checked against the model. */
    public Operators<Object, Update<T>> where(String property) {
        return new Operators<>(Sql.named(property), this::narrow, false);
    }

    /** Narrows by a condition made with {@link Sql}. */
    public Update<T> where(@Nullable Condition condition) {
        return narrow(() -> condition);
    }

    private Update<T> narrow(Supplier<@Nullable Condition> condition) {
        step(() -> text.where(condition.get()));
        return this;
    }

    /** The same as {@link #where(Prop)}; it reads better from the second on. */
    public <V extends @Nullable Object> Operators<V, Update<T>> and(Prop<T, V> property) {
        return where(property);
    }

    /** The same as {@link #where(String)}. */
    public Operators<Object, Update<T>> and(String property) {
        return where(property);
    }

    /** The same as {@link #where(Condition)}. */
    public Update<T> and(@Nullable Condition condition) {
        return where(condition);
    }

    /** Narrows by a property unless the value is null. */
    public <V extends @Nullable Object> Operators<V, Update<T>> andIfPresent(Prop<T, V> property) {
        return new Operators<>(property, this::narrow, true);
    }

    /** Narrows by the property of that Java name unless the value is null. */
    public Operators<Object, Update<T>> andIfPresent(String property) {
        return new Operators<>(Sql.named(property), this::narrow, true);
    }

    /** Every row is meant; without it an update that has no condition is refused. */
    public Update<T> all() {
        text.all();
        return this;
    }

    /** Runs it; how many rows were changed. */
    public long run() {
        used();
        return conversation().update(text.statement(conversation().sessions().stamps()::now), mapping);
    }

    /** The text of the statement, with {@code ?} where values are bound. */
    public String sql() {
        used();
        return text.statement(conversation().sessions().stamps()::now).text();
    }
}
