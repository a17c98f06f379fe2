package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.schema.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A select that is complete: what it gives is known. It is written anew each time, so it follows later changes of the
 * text behind it. For one thread.
 *
 * @param <R> what a row becomes
 */
public abstract sealed class SelectQuery<R extends @Nullable Object> permits TableQuery, UnionQuery {

    /**
     * A statement and how its rows are read.
     *
     * @param <R> what a row becomes
     */
    public record Ready<R extends @Nullable Object>(BoundSql sql, RowReader<R> reader) {}

    /**
     * A row and its place in the order.
     *
     * @param place what it was ordered by, for {@link #cursor}; null where a cursor cannot stand
     */
    public record Placed<R extends @Nullable Object>(
            R row, @Nullable Object @Nullable [] place) {}

    /** The limit of a select without one. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    SelectQuery() {}

    /** The rows, at most so many. */
    public abstract Ready<R> rows(long atMost);

    /** The rows of a page, in an order without ties, each with its place where there is one for a cursor. */
    public abstract Ready<Placed<R>> page(long rows, long skip);

    /** How many rows there are, within limit and offset where they are given. */
    public abstract BoundSql count();

    /** One row if there is any. */
    public abstract BoundSql exists();

    /** Why no cursor can stand in the order; null if one can. */
    public abstract @Nullable String obstacle();

    /** The rows behind the cursor, at most so many, each with its place in the order. */
    public abstract Ready<Placed<R>> slice(long rows);

    /** The cursor of a place that {@link #slice} told. */
    public abstract String cursor(@Nullable Object[] place);

    /** Whether a limit or an offset was given. */
    public abstract boolean cut();

    /** Whether the rows are to be locked, which takes a transaction. */
    public abstract boolean locks();

    /** Whether the rows come in an order of their own. */
    abstract boolean ordered();

    /**
     * Writes the select.
     *
     * @param outer the statement around it, or null
     * @param labelled whether its columns are named {@code c1, c2, ..}, so that no two have one name
     * @param present whether rows are left out whose only column is NULL
     * @return how many columns it has
     */
    abstract int write(SqlWriter out, @Nullable Scope outer, boolean labelled, boolean present);

    /** Whether its only column may be NULL. */
    abstract boolean nullable(Scope outer);

    /**
     * Makes sure that its values are compared exactly.
     *
     * @param beside what they are compared with
     * @throws dev.rxkit.error.MappingException if a column's type does not compare its values exactly
     * @throws QueryException if the database keeps decimals of the two in other forms
     */
    abstract void requireComparable(Scope outer, OperandType beside);

    static void requireComparable(List<Output> outputs, Dialect dialect, OperandType beside) {
        for (Output output : outputs) {
            if (output instanceof Operand operand) {
                operand.typed().requireComparable();
                Numbers.requireSameForm(dialect, beside, operand.typed());
            }
        }
    }

    /** What it gives, as far as that is known without the statement around it. */
    abstract List<Output> outputs();

    /** Returns the type of its only column as {@link OperandType#storedAs}. */
    abstract ColumnType.@Nullable Kind storedAs(Scope outer);

    /** How many columns it has. */
    final int width() {
        return width(outputs());
    }

    /**
     * Writes a select of one column, to compare with. Of many rows those with NULL are left out: they are equal to
     * nothing, and with one of them no value would be known to be none of the others.
     *
     * @param beside what it is compared with
     * @param many whether it may give several rows, as after IN
     * @param operator SQL's
     */
    final void column(SqlWriter out, Scope outer, OperandType beside, boolean many, String operator) {
        requireNoLock();
        boolean hidden = many && cut() && !outer.dialect().cutInsideIn();
        Scope around = hidden ? outer.hidden(SelectQuery::refuseOutside) : outer;
        boolean present = many && width() == 1 && nullable(around);
        ColumnType.Kind kind = StoredValue.isEqual(operator) || width() != 1 ? null : storedAs(around);
        boolean apart = hidden || present && cut() || kind != null;
        SqlWriter inner = new SqlWriter();
        int width = write(inner, around, apart && present || kind != null, present && !apart);
        if (width != 1) {
            throw new QueryException(
                    "a select to compare with gives one column, not " + width + ": end it by to(..) with one property");
        }
        requireComparable(around, beside);
        String selected = kind == null ? "*" : outer.dialect().exact("c1", kind);
        out.sql(apart ? "SELECT " + selected + " FROM (" : "")
                .append(inner)
                .sql(apart ? ") cut" : "")
                .sql(apart && present ? " WHERE c1 IS NOT NULL" : "");
    }

    static void refuseOutside() {
        throw new QueryException("this database takes no limit(..) in a select inside in(..) that looks outside by"
                + " outer(..): compare with eqSelect(..) where one row is enough, or write row_number() in sql(..)");
    }

    final void requireNoLock() {
        if (locks()) {
            throw new QueryException("forUpdate() belongs to the statement itself, not to a select inside it");
        }
    }

    /** Writes a select of which it only matters whether it has a row. */
    abstract void any(SqlWriter out, Scope outer);

    /** OFFSET alone is not understood everywhere, so it never stands without a LIMIT. */
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
