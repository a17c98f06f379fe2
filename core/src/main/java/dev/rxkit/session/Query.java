package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Subquery;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.text.SelectQuery;
import dev.rxkit.query.text.Subqueries;
import dev.rxkit.query.text.UnionQuery;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * A statement that returns rows, and the methods that run it. Rows are read anew by each call. Each method throws
 * {@link dev.rxkit.error.RxException} if the database refuses the statement, and {@link QueryException} if the
 * statement is not valid. Not thread-safe.
 *
 * @param <R> the type of a row; a row is null if its only column is NULL
 */
public abstract sealed class Query<R extends @Nullable Object> extends TypedStatement implements Subquery<R>
        permits SelectClauses, Rows, Union {

    static {
        Subqueries.setAccess(subquery -> subquery instanceof Query<?> query ? query.run() : null);
    }

    Query(SessionContext context, TableMapping<?> mapping) {
        super(context, mapping, "select", "list(), first(), one() ..");
    }

    abstract SelectQuery<R> query();

    /** Returns the select and marks it as run, even if it is refused later. */
    final SelectQuery<R> run() {
        used();
        return query();
    }

    private SelectQuery.Ready<R> ready(long atMost) {
        try {
            return run().rows(atMost);
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
    }

    /** Returns all rows; the list may be empty. */
    public List<R> list() {
        return rows(ready(Long.MAX_VALUE));
    }

    /** Returns the first row; empty if there is no row, or its only column is NULL. */
    public Optional<@NonNull R> first() {
        return only(rows(ready(1)));
    }

    /**
     * Returns the only row.
     *
     * @throws RowNotFoundException if there is no row, or its only column is NULL
     * @throws TooManyRowsException if there is more than one
     */
    public @NonNull R one() {
        return oneOrNone()
                .orElseThrow(() -> new RowNotFoundException(
                        this + ".one() found no row: use oneOrNone() or first() if there may be none"));
    }

    /**
     * Returns the only row; empty if there is no row, or its only column is NULL.
     *
     * @throws TooManyRowsException if there is more than one
     */
    public Optional<@NonNull R> oneOrNone() {
        List<R> rows = rows(ready(2));
        if (rows.size() > 1) {
            throw new TooManyRowsException(
                    this + " found more than one row: narrow it by where(..), or use first() or list()");
        }
        return only(rows);
    }

    private static <R extends @Nullable Object> Optional<@NonNull R> only(List<R> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /** Returns the rows as a stream that reads them one by one. The caller closes it, best by try-with-resources. */
    public Stream<R> stream() {
        SelectQuery.Ready<R> ready = ready(Long.MAX_VALUE);
        return context().stream(query().locks(), ready.sql(), mapping(), ready.reader());
    }

    /** Returns the number of rows. */
    public long count() {
        return look(made(() -> run().count()), rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** Returns whether there is at least one row. */
    public boolean exists() {
        return look(made(() -> run().exists()), ResultSet::next);
    }

    private <A> A look(BoundSql sql, StatementExecutor.Reading<A> reading) {
        return context().query(sql, mapping(), reading);
    }

    /**
     * Returns one page and the total number of rows; after {@code after(cursor)}, only rows after the cursor count.
     * Columns that identify a row are added to the order, so that no row is on two pages.
     *
     * @param number the number of the page, counted from 1
     * @param size the number of rows of a page, at least 1
     * @throws QueryException if a parameter is less than 1, or {@code limit} or {@code offset} is set
     */
    public Page<R> page(int number, int size) {
        step(() -> requirePage(number, size));
        long total = count();
        long skip = (number - 1L) * size;
        if (skip >= total) {
            return new Page<>(List.of(), total, number, size);
        }
        SelectQuery.Ready<SelectQuery.Placed<R>> ready = made(() -> query().page(size, skip));
        List<SelectQuery.Placed<R>> placed = take(ready.sql(), ready.reader());
        List<R> items = new PageItems<>(items(placed), cursor(placed), query().obstacle());
        return new Page<>(items, total, number, size);
    }

    private void requirePage(int number, int size) {
        if (number < 1 || size < 1) {
            throw new QueryException("page(" + number + ", " + size + "): pages count from 1 and hold at least 1 row");
        }
        if (run().cut()) {
            throw new QueryException("page(..) sets limit and offset itself: leave them out");
        }
    }

    /**
     * Returns the next rows after {@code after(cursor)}, and the cursor for the rows after them. The cost does not
     * depend on the position, and rows that are inserted or deleted meanwhile do not shift the others. Columns that
     * identify a row are added to the order.
     *
     * @param size the maximum number of rows, at least 1
     * @throws QueryException if {@code size} is less than 1, the order does not allow a cursor, or a limit or offset is set
     */
    public Slice<R> slice(int size) {
        SelectQuery.Ready<SelectQuery.Placed<R>> ready = made(() -> {
            if (size < 1) {
                throw new QueryException("slice(" + size + "): a slice holds at least 1 row");
            }
            return run().slice(size + 1L);
        });
        List<SelectQuery.Placed<R>> placed = take(ready.sql(), ready.reader());
        List<SelectQuery.Placed<R>> some = placed.subList(0, Math.min(size, placed.size()));
        return new Slice<>(items(some), placed.size() > size ? cursor(some) : null);
    }

    private static <R extends @Nullable Object> List<R> items(List<SelectQuery.Placed<R>> placed) {
        List<R> items = new ArrayList<>(placed.size());
        placed.forEach(row -> items.add(row.row()));
        return items;
    }

    /** Returns the cursor after the last of the rows; null if the list is empty. */
    private @Nullable String cursor(List<SelectQuery.Placed<R>> placed) {
        @Nullable
        Object[] place = placed.isEmpty() ? null : placed.get(placed.size() - 1).place();
        return place == null ? null : query().cursor(place);
    }

    /** Returns a union of the rows of this select and of the other, without duplicates. */
    public Union<R> union(Query<R> other) {
        return new Union<>(this, made(() -> new UnionQuery<>(run()))).union(other);
    }

    /** Returns a union of the rows of this select and of the other, with duplicates. */
    public Union<R> unionAll(Query<R> other) {
        return new Union<>(this, made(() -> new UnionQuery<>(run()))).unionAll(other);
    }

    /** Returns the SQL of the statement, with {@code ?} for each bound value. Does not run it. */
    public String sql() {
        return ready(Long.MAX_VALUE).sql().text();
    }

    private List<R> rows(SelectQuery.Ready<R> ready) {
        return take(ready.sql(), ready.reader());
    }

    private <A extends @Nullable Object> List<A> take(BoundSql sql, RowReader<A> reader) {
        StatementExecutor.Reading<List<A>> reading = rows -> {
            List<A> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        };
        return query().locks()
                ? context().locking(sql, mapping(), reading)
                : context().query(sql, mapping(), reading);
    }
}
