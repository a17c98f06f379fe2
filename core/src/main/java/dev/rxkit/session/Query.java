package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Subquery;
import dev.rxkit.query.text.BoundSql;
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
 * Something that gives rows, and the ways to take them. A mutable builder that returns itself. For one thread.
 *
 * @param <R> what a row becomes; null in a list where the only column is NULL
 */
public abstract sealed class Query<R extends @Nullable Object> extends Statement implements Subquery<R>
        permits SelectClauses, Rows, Union {

    static {
        Subqueries.setAccess(subquery -> subquery instanceof Query<?> query ? query.run() : null);
    }

    Query(SessionContext context, TableMapping<?> mapping) {
        super(context, mapping, "select", "list(), first(), one() ..");
    }

    abstract SelectQuery<R> query();

    /** The select, which counts as run from here on, even if it is refused. */
    final SelectQuery<R> run() {
        used();
        return query();
    }

    private SelectQuery.Ready<R> ready(long atMost) {
        return made(() -> run().rows(atMost));
    }

    /** All rows. */
    public List<R> list() {
        return rows(ready(Long.MAX_VALUE));
    }

    /** The first row, if there is one and it is not a single NULL. */
    public Optional<@NonNull R> first() {
        return only(rows(ready(1)));
    }

    /**
     * The only row.
     *
     * @throws RowNotFoundException if there is none, or it is a single NULL
     * @throws TooManyRowsException if there is more than one
     */
    public @NonNull R one() {
        return oneOrNone()
                .orElseThrow(() -> new RowNotFoundException(
                        this + ".one() found no row: use oneOrNone() or first() if there may be none"));
    }

    /**
     * The only row, if there is one and it is not a single NULL.
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

    /** The rows one by one; to be closed, best by try-with-resources. */
    public Stream<R> stream() {
        SelectQuery.Ready<R> ready = ready(Long.MAX_VALUE);
        return context().stream(query().locks(), ready.sql(), mapping(), ready.reader());
    }

    /** How many rows there are. */
    public long count() {
        return look(made(() -> run().count()), rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** Whether there is any row. */
    public boolean exists() {
        return look(made(() -> run().exists()), ResultSet::next);
    }

    private <A> A look(BoundSql sql, StatementExecutor.Reading<A> reading) {
        return context().query(sql, mapping(), reading);
    }

    /**
     * One page, and how many rows there are in all; of those behind the cursor, where {@code after(cursor)} was given.
     * What tells rows apart is added to the order, so that no row is on two pages.
     *
     * @param number counted from 1
     * @param size rows on a page
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
     * The next rows behind {@code after(cursor)}, and the cursor for those behind them. It costs the same however far
     * into the rows it is, and rows that come or go in between move none of the others. What tells rows apart is added
     * to the order.
     *
     * @param size how many rows at most
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

    /** The place behind the last of the rows. */
    private @Nullable String cursor(List<SelectQuery.Placed<R>> placed) {
        @Nullable
        Object[] place = placed.isEmpty() ? null : placed.get(placed.size() - 1).place();
        return place == null ? null : query().cursor(place);
    }

    /** This select's rows and the other's, equal ones once. */
    public Union<R> union(Query<R> other) {
        return new Union<>(this, made(() -> new UnionQuery<>(run()))).union(other);
    }

    /** This select's rows and the other's, all of them. */
    public Union<R> unionAll(Query<R> other) {
        return new Union<>(this, made(() -> new UnionQuery<>(run()))).unionAll(other);
    }

    /** The text of the statement, with {@code ?} where values are bound. */
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
