package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The range of an index in which the first rows of an order are, where the first column of the order stores times in
 * several forms, so that its texts have another order than the times.
 *
 * <p>As many rows as wanted are taken in the order of their texts. If all have the kit's form, the last of them is an
 * edge: the first rows in the order of times are not after it. A text in the kit's form is not after the edge either,
 * as it has the order of the times; a text in another form differs from its time by a limited amount. Both limit the
 * texts of the column. The condition thus matches the first rows, whatever forms the column has when the statement
 * runs. Not thread-safe.
 */
final class IndexRange {

    private final Scope scope;
    private final Operand column;
    private final Source source;
    private final Kind kind;
    private final boolean descending;
    private final long rows;
    private final @Nullable Object after;
    private final boolean nullsLast;
    private final boolean nulls;

    private IndexRange(
            Scope scope,
            Ordering.Key key,
            PropertyRef column,
            Kind kind,
            long rows,
            @Nullable Object after,
            boolean nulls) {
        this.scope = scope;
        this.column = Ordering.qualified(key.operand(), scope);
        this.source = column.source();
        this.kind = kind;
        this.descending = key.descending();
        this.rows = rows;
        this.after = after;
        this.nullsLast = !key.startsWithNulls(scope.dialect());
        // NULL comes before every position that is not NULL, or after it.
        this.nulls = nulls && key.operand().nullable() && (nullsLast || after == null);
    }

    /**
     * Returns the range of the first rows; null if an index on the column has the order, or there is no limit.
     *
     * @param key the first column of the order
     * @param rows the number of rows, or {@link SelectQuery#NO_LIMIT}
     * @param after the value at which the rows begin; null for the first one
     * @param nulls whether rows without a value are among the rows
     */
    static @Nullable IndexRange of(Scope scope, Ordering.Key key, long rows, @Nullable Object after, boolean nulls) {
        Kind kind = key.operand().typed().storedAs();
        PropertyRef column = key.operand().column();
        return kind == null
                        || column == null
                        || !scope.dialect().hasForms(kind)
                        || rows == SelectQuery.NO_LIMIT && after == null
                ? null
                : new IndexRange(scope, key, column, kind, rows, after, nulls);
    }

    private boolean limited() {
        return rows != SelectQuery.NO_LIMIT;
    }

    /**
     * Writes the query of the edge, before the select: ra is the edge and rb limits the texts in other forms. There is
     * no limit (rm) if there are fewer rows than wanted, or one of them has another form (rf).
     *
     * @param body writes FROM and WHERE with further conditions
     * @param keyset the rows after the cursor; null for all
     */
    void writeEdge(SqlWriter out, Consumer<List<Consumer<SqlWriter>>> body, @Nullable Keyset keyset) {
        if (!limited()) {
            return;
        }
        Dialect dialect = scope.dialect();
        String last = descending ? "min" : "max";
        out.sql("WITH rx_edge (ra, rb, rm) AS MATERIALIZED (SELECT ra, " + dialect.bound("ra", kind, !descending));
        out.sql(", rm FROM (SELECT CASE WHEN count(*) < ? OR max(rf) THEN (SELECT " + last + "(" + column.text()
                        + ") FROM " + scope.table(source) + ") ELSE " + last
                        + "(ra) END AS ra, count(*) < ? OR max(rf) AS rm FROM (SELECT ")
                .bind(new Bind.OfNumber(rows))
                .bind(new Bind.OfNumber(rows));
        out.operand(column).sql(" AS ra, " + dialect.otherForm(column.text(), kind) + " AS rf");
        body.accept(
                keyset == null
                        ? List.of(this::writeAfter)
                        : List.of(this::writeAfter, rest -> keyset.write(rest, scope, true)));
        out.sql(" ORDER BY ").operand(column).sql(descending ? " DESC" : "");
        SelectQuery.cut(out, rows, 0);
        out.sql("))) ");
    }

    /** Writes that a row has a value, and one that is not before the cursor's if it is in the kit's form. */
    private void writeAfter(SqlWriter out) {
        if (after == null) {
            out.operand(column).sql(" IS NOT NULL");
        } else {
            out.operand(column)
                    .sql(descending ? " <= " : " >= ")
                    .value(column.typed().bind(after));
        }
    }

    /** Writes the condition that a row is in the range. */
    void write(SqlWriter out) {
        Dialect dialect = scope.dialect();
        String until = descending ? " >= " : " <= ";
        out.sql("(");
        if (after != null) {
            writeAfter(out);
            out.sql(limited() ? " AND " : "");
        }
        if (limited()) {
            out.operand(column).sql(until + "(SELECT ra FROM rx_edge)");
        }
        out.sql(" OR " + dialect.otherForm(column.text(), kind));
        if (after != null) {
            List<String> bounds = dialect.bounds(after, kind);
            out.sql(" AND ").operand(column).sql(descending ? " < " : " >= ");
            out.value(new Bind.OfText(column.typed().about(), bounds.get(descending ? 1 : 0)));
        }
        if (limited()) {
            out.sql(" AND ").operand(column).sql(descending ? " >= " : " < ").sql("(SELECT rb FROM rx_edge)");
        }
        if (nulls) {
            out.sql(" OR ").operand(column).sql(" IS NULL");
            out.sql(nullsLast && limited() ? " AND (SELECT rm FROM rx_edge)" : "");
        }
        out.sql(")");
    }
}
