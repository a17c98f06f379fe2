package dev.rxkit.query;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a SELECT over one table, as it is put together. Mutable, for one thread. */
public final class SelectText {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Scope scope;
    private final Filter filter;
    private final Map<String, String> orders = new LinkedHashMap<>();
    private long limit = NO_LIMIT;
    private long offset;

    /** A statement about the table of a class. */
    public SelectText(Dialect dialect, TableMapping<?> root) {
        scope = new Scope(dialect, root);
        filter = new Filter(scope);
    }

    /** Narrows by one more condition; null adds none. */
    public void where(@Nullable Condition condition) {
        filter.add(condition);
    }

    /** Orders by one more property; one that is already ordered by keeps its place and direction. */
    public void orderBy(Prop<?, ?> property) {
        Prop<?, ?> inner = property;
        boolean descending = false;
        if (property instanceof Sorted<?, ?> sorted) {
            inner = sorted.inner();
            descending = sorted.descending();
        }
        Operand operand = scope.operand(inner);
        operand.requireOrdered(scope, "ordered by");
        orders.putIfAbsent(operand.sql(), descending ? " DESC" : "");
    }

    /** At most so many rows. */
    public void limit(long rows) {
        limit = natural("limit", rows);
    }

    /** Without the first rows. */
    public void offset(long rows) {
        offset = natural("offset", rows);
    }

    /** Whether a limit or an offset was given. */
    public boolean cut() {
        return limit != NO_LIMIT || offset != 0;
    }

    private static long natural(String name, long rows) {
        if (rows < 0) {
            throw new QueryException(name + "(" + rows + "): a number of rows is 0 or more");
        }
        return rows;
    }

    /** All columns of the rows, in the order of the mapping's properties. */
    public BoundSql rows() {
        return rows(NO_LIMIT);
    }

    /** The same, of at most so many rows. */
    public BoundSql rows(long atMost) {
        return rows(orders, Math.min(limit, atMost), offset);
    }

    /** The rows of a page, in an order without ties: what was asked for, then the key. */
    public BoundSql page(long rows, long skip) {
        Map<String, String> total = new LinkedHashMap<>(orders);
        for (PropertyMapping key : scope.root().key()) {
            total.putIfAbsent(scope.column(key), "");
        }
        return rows(total, rows, skip);
    }

    private BoundSql rows(Map<String, String> order, long atMost, long skip) {
        SqlWriter out = new SqlWriter();
        String columns = scope.root().properties().stream().map(scope::column).collect(Collectors.joining(", "));
        from(out, columns);
        if (!order.isEmpty()) {
            List<String> parts = new ArrayList<>();
            order.forEach((column, direction) -> parts.add(column + direction));
            out.sql(" ORDER BY ").sql(String.join(", ", parts));
        }
        cut(out, atMost, skip);
        return out.done();
    }

    /** How many rows there are, within limit and offset where they are given. */
    public BoundSql count() {
        SqlWriter out = new SqlWriter();
        if (!cut()) {
            from(out, "COUNT(*)");
            return out.done();
        }
        out.sql("SELECT COUNT(*) FROM (");
        from(out, "1");
        cut(out, limit, offset);
        return out.sql(") cut").done();
    }

    /** One row if there is any. */
    public BoundSql exists() {
        SqlWriter out = new SqlWriter();
        from(out, "1");
        cut(out, Math.min(limit, 1), offset);
        return out.done();
    }

    private void from(SqlWriter out, String what) {
        out.sql("SELECT ").sql(what).sql(" FROM ").sql(scope.table());
        filter.write(out);
    }

    /** OFFSET alone is not understood everywhere, so it never stands without a LIMIT. */
    private static void cut(SqlWriter out, long atMost, long skip) {
        if (atMost != NO_LIMIT || skip != 0) {
            out.sql(" LIMIT ?").bind(new Bind.OfNumber(atMost));
        }
        if (skip != 0) {
            out.sql(" OFFSET ?").bind(new Bind.OfNumber(skip));
        }
    }
}
