package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.schema.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete select, whose result is known. Its SQL is written on each call, so that it follows later changes of the
 * text it was made from. Not thread-safe.
 *
 * @param <R> the type that a row is converted to
 */
public abstract sealed class SelectQuery<R extends @Nullable Object> implements SubqueryText
        permits TableQuery, UnionQuery {

    /**
     * A statement and the reader of its rows.
     *
     * @param <R> the type that a row is converted to
     */
    public record Ready<R extends @Nullable Object>(BoundSql sql, RowReader<R> reader) {}

    /**
     * A row and its position in the order.
     *
     * @param place the values it was ordered by, for {@link #cursor}; null if there is no cursor for it
     */
    public record Placed<R extends @Nullable Object>(
            R row, @Nullable Object @Nullable [] place) {}

    /** The limit of a select that has none. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    SelectQuery() {}

    /**
     * Returns the query of the rows.
     *
     * @param atMost the maximum number of rows
     */
    public abstract Ready<R> rows(long atMost);

    /** Returns the query of a page, in an order without ties, each row with its position if it can have a cursor. */
    public abstract Ready<Placed<R>> page(long rows, long skip);

    /** Returns the query of the number of rows, within limit and offset if they are set. */
    public abstract BoundSql count();

    /** Returns the query that has one row if the select has any. */
    public abstract BoundSql exists();

    /** Returns the reason why the order cannot have a cursor; null if it can. */
    public abstract @Nullable String obstacle();

    /**
     * Returns the query of the rows after the cursor, each with its position in the order.
     *
     * @param rows the maximum number of rows
     * @throws QueryException if the order cannot have a cursor, or a limit or offset is set
     */
    public abstract Ready<Placed<R>> slice(long rows);

    /** Returns the cursor of a position that {@link #slice} returned. */
    public abstract String cursor(@Nullable Object[] place);

    /** Returns whether a limit or an offset is set. */
    public abstract boolean cut();

    /** Returns whether the rows are locked, which needs a transaction. */
    public abstract boolean locks();

    /** Returns whether the select has an order. */
    abstract boolean ordered();

    /**
     * Writes the select.
     *
     * @param outer the scope of the enclosing statement, or null
     * @param labelled whether its columns are labelled {@code c1, c2, ..}, so that no two have the same name
     * @param present whether rows are left out whose only column is NULL
     * @param counted whether it depends on which of its values are equal how many rows there are
     * @return the number of its columns
     */
    abstract int write(SqlWriter out, @Nullable Scope outer, boolean labelled, boolean present, boolean counted);

    /** Returns whether its only column may be NULL. */
    abstract boolean nullable(Scope outer);

    /**
     * Checks that its values are compared exactly.
     *
     * @param beside the type they are compared with
     * @throws dev.rxkit.error.MappingException if a column's type does not compare its values exactly
     * @throws QueryException if the database stores decimals of the two in different forms
     */
    abstract void requireComparable(Scope outer, OperandType beside);

    static void requireComparable(List<Output> outputs, Dialect dialect, OperandType beside) {
        for (Output output : outputs) {
            if (output instanceof Operand operand) {
                operand.typed().requireComparable();
                ComputedTypes.requireSameForm(dialect, beside, operand.typed());
            }
        }
    }

    /** Returns its outputs, without regard to the enclosing statement. */
    abstract List<Output> outputs();

    /** Returns the type of its only column, as {@link OperandType#storedAs} does. */
    abstract ColumnType.@Nullable Kind storedAs(Scope outer);

    /** Returns the number of its columns. */
    final int width() {
        return width(outputs());
    }

    @Override
    public final void column(SqlWriter out, Scope outer, OperandType beside, boolean many, String operator) {
        requireNoLock();
        boolean hidden = many && cut() && !outer.dialect().cutInsideIn();
        Scope around = hidden ? outer.hidden(SelectQuery::refuseOutside) : outer;
        boolean present = many && width() == 1 && nullable(around);
        ColumnType.Kind kind = StoredValue.isEqual(operator) || width() != 1 ? null : storedAs(around);
        boolean apart = hidden || present && cut() || kind != null;
        SqlWriter inner = new SqlWriter();
        int width = write(inner, around, apart && present || kind != null, present && !apart, false);
        if (width != 1) {
            throw new QueryException(
                    "a select to compare with has one column, not " + width + ": end it by to(..) with one property");
        }
        requireComparable(around, beside);
        String selected = kind == null ? "*" : outer.dialect().exact("c1", kind);
        out.sql(apart ? "SELECT " + selected + " FROM (" : "")
                .append(inner)
                .sql(apart ? ") cut" : "")
                .sql(apart && present ? " WHERE c1 IS NOT NULL" : "");
    }

    static void refuseOutside() {
        throw new QueryException("this database does not accept limit(..) in a select inside in(..) that refers to"
                + " outer(..): compare by eqSelect(..) if one row is enough, or write row_number() in sql(..)");
    }

    final void requireNoLock() {
        if (locks()) {
            throw new QueryException("forUpdate() belongs to the statement itself, not to a select inside it");
        }
    }

    /**
     * Writes LIMIT and OFFSET. OFFSET alone is not understood by every database, so it is always written with a LIMIT.
     */
    static void cut(SqlWriter out, long atMost, long skip) {
        if (atMost != NO_LIMIT || skip != 0) {
            out.sql(" LIMIT ?").bind(new Bind.OfNumber(atMost));
        }
        if (skip != 0) {
            out.sql(" OFFSET ?").bind(new Bind.OfNumber(skip));
        }
    }

    static int width(Iterable<? extends Output> outputs) {
        int width = 0;
        for (Output output : outputs) {
            width += output.width();
        }
        return width;
    }
}
