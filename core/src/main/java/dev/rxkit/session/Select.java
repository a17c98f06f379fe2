package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.BoundSql;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.SelectText;
import dev.rxkit.query.Sql;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one class. A mutable builder that returns itself; conditions are joined by AND. For one thread.
 *
 * @param <T> the class
 */
public final class Select<T> extends Statement {

    private final TableMapping<T> mapping;
    private final SelectText text;

    Select(Conversation conversation, TableMapping<T> mapping, SelectText text) {
        super(conversation, mapping, "select");
        this.mapping = mapping;
        this.text = text;
    }

    /** Narrows by a property: {@code where(Hero::age).ge(35)}. */
    public <V extends @Nullable Object> Operators<V, Select<T>> where(Prop<T, V> property) {
        return new Operators<>(property, this::narrow, false);
    }

    /** Narrows by the property of that Java name, which is checked against the model. */
    public Operators<Object, Select<T>> where(String property) {
        return new Operators<>(Sql.named(property), this::narrow, false);
    }

    /** Narrows by a condition made with {@link Sql}. */
    public Select<T> where(@Nullable Condition condition) {
        return narrow(() -> condition);
    }

    private Select<T> narrow(Supplier<@Nullable Condition> condition) {
        step(() -> text.where(condition.get()));
        return this;
    }

    /** The same as {@link #where(Prop)}; it reads better from the second on. */
    public <V extends @Nullable Object> Operators<V, Select<T>> and(Prop<T, V> property) {
        return where(property);
    }

    /** The same as {@link #where(String)}. */
    public Operators<Object, Select<T>> and(String property) {
        return where(property);
    }

    /** The same as {@link #where(Condition)}. */
    public Select<T> and(@Nullable Condition condition) {
        return where(condition);
    }

    /** Narrows by a property unless the value is null. */
    public <V extends @Nullable Object> Operators<V, Select<T>> andIfPresent(Prop<T, V> property) {
        return new Operators<>(property, this::narrow, true);
    }

    /** Narrows by the property of that Java name unless the value is null. */
    public Operators<Object, Select<T>> andIfPresent(String property) {
        return new Operators<>(Sql.named(property), this::narrow, true);
    }

    /** Orders by properties, {@code desc(..)} for descending; a second call adds to the first. */
    @SafeVarargs
    public final Select<T> orderBy(Prop<T, ?>... properties) {
        for (Prop<T, ?> property : properties) {
            step(() -> text.orderBy(property));
        }
        return this;
    }

    /** Orders by the property of that Java name. */
    public Select<T> orderBy(String property) {
        step(() -> text.orderBy(Sql.named(property)));
        return this;
    }

    /** At most so many rows. */
    public Select<T> limit(long rows) {
        step(() -> text.limit(rows));
        return this;
    }

    /** Without so many rows at the start. */
    public Select<T> offset(long rows) {
        step(() -> text.offset(rows));
        return this;
    }

    /** All rows. */
    public List<T> list() {
        return list(text.rows());
    }

    /** The first row, if there is one. */
    public Optional<T> first() {
        return list(text.rows(1)).stream().findFirst();
    }

    /**
     * The only row.
     *
     * @throws RowNotFoundException if there is none
     * @throws TooManyRowsException if there is more than one
     */
    public T one() {
        return oneOrNone()
                .orElseThrow(() -> new RowNotFoundException(
                        this + ".one() found no row: use oneOrNone() or first() if there may be none"));
    }

    /**
     * The only row, if there is one.
     *
     * @throws TooManyRowsException if there is more than one
     */
    public Optional<T> oneOrNone() {
        List<T> rows = list(text.rows(2));
        if (rows.size() > 1) {
            throw new TooManyRowsException(
                    this + " found more than one row: narrow it by where(..), or use first() or list()");
        }
        return rows.stream().findFirst();
    }

    /** The rows one by one; to be closed, best by try-with-resources. */
    public Stream<T> stream() {
        used();
        return conversation().stream(text.rows(), mapping);
    }

    /** How many rows there are. */
    public long count() {
        used();
        return conversation().query(text.count(), mapping, rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** Whether there is any row. */
    public boolean exists() {
        used();
        return conversation().query(text.exists(), mapping, ResultSet::next);
    }

    /**
     * One page, and how many rows there are in all. The key is added to the order, so that no row is on two pages.
     *
     * @param number counted from 1
     * @param size rows on a page
     */
    public Page<T> page(int number, int size) {
        used();
        if (number < 1 || size < 1) {
            throw new QueryException("page(" + number + ", " + size + "): pages count from 1 and hold at least 1 row");
        }
        if (text.cut()) {
            throw new QueryException("page(..) sets limit and offset itself: leave them out");
        }
        long total = count();
        long skip = (number - 1L) * size;
        return new Page<>(skip < total ? list(text.page(size, skip)) : List.of(), total, number, size);
    }

    /** The text of the statement, with {@code ?} where values are bound. */
    public String sql() {
        used();
        return text.rows().text();
    }

    private List<T> list(BoundSql sql) {
        used();
        return conversation().query(sql, mapping, rows -> {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(mapping.read(rows, 1));
            }
            return list;
        });
    }
}
