package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.query.Prop;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.tree.Expression;
import dev.rxkit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A union of selects. Mutable, not thread-safe.
 *
 * @param <R> the type that a row is converted to
 */
public final class UnionQuery<R extends @Nullable Object> extends SelectQuery<R> {

    /**
     * A further select.
     *
     * @param all whether rows that are in the union already are kept
     */
    private record Part<R extends @Nullable Object>(SelectQuery<R> select, boolean all) {}

    private record Order(int place, boolean descending) {}

    private final TableQuery<R> first;
    private final List<Part<R>> others = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private long limit = NO_LIMIT;
    private long offset;

    /**
     * Creates a union whose first select is the given one.
     *
     * @throws QueryException if it is a union, locks rows, or is ordered without a limit
     */
    public UnionQuery(SelectQuery<R> first) {
        if (!(first instanceof TableQuery<R> table)) {
            throw new QueryException("a union begins with a plain select");
        }
        this.first = table;
        requirePart(first);
    }

    private static void requirePart(SelectQuery<?> part) {
        if (part.locks()) {
            throw new QueryException("forUpdate() locks rows of a table: not in a union");
        }
        if (part.ordered() && !part.cut()) {
            throw new QueryException("a part of a union cannot be ordered without limit(..): write orderBy(..) after"
                    + " the union, and remove after(..)");
        }
    }

    /**
     * Adds a select.
     *
     * @param all whether rows that are in the union already are kept
     * @throws QueryException if it locks rows, is ordered without a limit, or has other columns
     */
    public void add(SelectQuery<R> select, boolean all) {
        requirePart(select);
        int width = select.width();
        if (width != first.width()) {
            throw new QueryException("the selects of a union have " + first.width() + " and " + width
                    + " columns: give them the same number");
        }
        ComputedTypes.requireUnited(first.dialect(), first.outputs(), select.outputs());
        others.add(new Part<>(select, all));
    }

    /**
     * Orders by a property that the first select has.
     *
     * @throws QueryException if it is not selected, or has a position of NULL
     */
    public void orderBy(Prop<?, ?> property) {
        Expression.Sorted<?, ?> sorted = Expression.Sorted.of(property);
        int place = first.place(sorted.inner());
        if (place == 0) {
            throw new QueryException(
                    "a union can be ordered only by what its first select has: select that property too");
        }
        if (sorted.nullsFirst() != null) {
            throw new QueryException("nullsFirst(..) and nullsLast(..) cannot order a union");
        }
        orders.add(new Order(place, sorted.descending()));
    }

    /**
     * Sets the maximum number of rows.
     *
     * @throws QueryException if it is negative
     */
    public void limit(long rows) {
        limit = SelectText.natural("limit", rows);
    }

    /**
     * Sets the number of rows to skip.
     *
     * @throws QueryException if it is negative
     */
    public void offset(long rows) {
        offset = SelectText.natural("offset", rows);
    }

    @Override
    public Ready<R> rows(long atMost) {
        SqlWriter out = new SqlWriter();
        write(out, null, false, false, true, orders, Math.min(limit, atMost), offset);
        return new Ready<>(out.done(), first.reader());
    }

    @Override
    public Ready<Placed<R>> page(long rows, long skip) {
        List<Order> total = new ArrayList<>(orders);
        for (int i = 1; i <= first.width(); i++) {
            int place = i;
            if (orders.stream().noneMatch(order -> order.place() == place)) {
                total.add(new Order(place, false));
            }
        }
        SqlWriter out = new SqlWriter();
        write(out, null, false, false, true, total, rows, skip);
        RowReader<R> reader = first.reader();
        return new Ready<>(out.done(), row -> new Placed<>(reader.read(row), null));
    }

    @Override
    public BoundSql count() {
        SqlWriter out = new SqlWriter().sql("SELECT COUNT(*) FROM (");
        write(out, null, true, false, true);
        return out.sql(") cut").done();
    }

    @Override
    public BoundSql exists() {
        SqlWriter out = new SqlWriter().sql("SELECT 1 FROM (");
        write(out, null, true, false, true);
        return out.sql(") cut LIMIT 1").done();
    }

    @Override
    public void any(SqlWriter out, Scope outer) {
        write(out, outer, false, false, false);
    }

    @Override
    List<Output> outputs() {
        return first.outputs();
    }

    @Override
    public String obstacle() {
        return "a cursor needs rows of tables: a union has page(..) instead";
    }

    @Override
    public Ready<Placed<R>> slice(long rows) {
        throw new QueryException(obstacle());
    }

    @Override
    public String cursor(@Nullable Object[] place) {
        throw new QueryException(obstacle());
    }

    @Override
    public boolean cut() {
        return limit != NO_LIMIT || offset != 0;
    }

    @Override
    public boolean locks() {
        return false;
    }

    @Override
    boolean ordered() {
        return !orders.isEmpty();
    }

    @Override
    int write(SqlWriter out, @Nullable Scope outer, boolean labelled, boolean present, boolean counted) {
        boolean compared = counted || cut() && removesEqualRows();
        write(out, outer, labelled, present, compared, orders, limit, offset);
        return first.width();
    }

    private boolean removesEqualRows() {
        return others.stream()
                .anyMatch(part ->
                        !part.all() || part.select() instanceof UnionQuery<?> inner && inner.removesEqualRows());
    }

    @Override
    boolean nullable(Scope outer) {
        return first.nullable(outer)
                || others.stream().anyMatch(part -> part.select().nullable(outer));
    }

    @Override
    ColumnType.@Nullable Kind storedAs(Scope outer) {
        return first.storedAs(outer);
    }

    @Override
    public @Nullable PropertyMapping about(Scope outer) {
        return Stream.concat(Stream.of(first), others.stream().map(Part::select))
                .map(select -> select.about(outer))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    void requireComparable(Scope outer, OperandType beside) {
        first.requireComparable(outer, beside);
        others.forEach(part -> part.select().requireComparable(outer, beside));
    }

    private void write(
            SqlWriter out,
            @Nullable Scope outer,
            boolean labelled,
            boolean present,
            boolean counted,
            List<Order> order,
            long atMost,
            long skip) {
        part(out, first, outer, labelled, present, counted);
        for (Part<R> other : others) {
            out.sql(other.all() ? " UNION ALL " : " UNION ");
            part(out, other.select(), outer, labelled, present, counted);
        }
        for (int i = 0; i < order.size(); i++) {
            out.sql(i == 0 ? " ORDER BY " : ", ")
                    .sql(String.valueOf(order.get(i).place()))
                    .sql(order.get(i).descending() ? " DESC" : "");
        }
        cut(out, atMost, skip);
    }

    /**
     * Writes a part; one with a limit, and a union, is put in parentheses or, if the database does not accept those,
     * in a FROM.
     */
    private void part(
            SqlWriter out,
            SelectQuery<R> select,
            @Nullable Scope outer,
            boolean labelled,
            boolean present,
            boolean counted) {
        boolean wrapped = select.cut() || select instanceof UnionQuery;
        boolean filtered = present && wrapped && outer != null && select.nullable(outer);
        boolean table = wrapped && (filtered || !first.dialect().unionOfParentheses());
        Scope around = filtered && outer != null ? outer.hiddenFromTables(SelectQuery::refuseOutside) : outer;
        out.sql(table ? "SELECT * FROM (" : wrapped ? "(" : "");
        select.write(out, around, labelled || table, present && !wrapped, counted);
        out.sql(table ? ") part" : wrapped ? ")" : "").sql(filtered ? " WHERE c1 IS NOT NULL" : "");
    }
}
