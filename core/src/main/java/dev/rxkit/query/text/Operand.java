package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.bind.PropertyType;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.schema.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resolved column or expression.
 *
 * @param text the SQL, with {@code ?} for each value
 * @param nullable whether it may be NULL
 * @param aggregate whether it contains an aggregate function
 * @param column the property, if the operand is only a column; else null
 */
record Operand(
        String text,
        List<Bind> binds,
        OperandType typed,
        boolean nullable,
        boolean aggregate,
        @Nullable PropertyRef column)
        implements Output {

    /** Returns an expression over other operands. */
    static Operand of(SqlWriter sql, OperandType typed, boolean nullable, boolean aggregate) {
        BoundSql done = sql.done();
        return new Operand(done.text(), done.binds(), typed, nullable, aggregate, null);
    }

    /** Returns the same SQL with values of another type. */
    Operand as(OperandType other) {
        return new Operand(text, binds, other, nullable, aggregate, column);
    }

    /**
     * Returns the operand in the collation of new tables if it is text in which there is no column. The database would
     * otherwise compare it by the collation of the connection.
     */
    Operand collated(Dialect dialect) {
        String collated = typed.about() == null ? dialect.collated(text, typed.type()) : text;
        return collated.equals(text) ? this : new Operand(collated, binds, typed, nullable, aggregate, column);
    }

    /**
     * Returns an operand with values as it is written in ORDER BY or GROUP BY. A value is not written by itself: a
     * driver may write a number in its place, which would be the number of a column.
     */
    Operand key() {
        return text.equals("?") ? new Operand("? IS NULL", binds, typed, nullable, aggregate, column) : this;
    }

    void write(SqlWriter out) {
        out.sql(text).binds(binds);
    }

    @Override
    public void write(SqlWriter out, int label) {
        write(out);
        out.sql(label == 0 ? "" : " AS c" + label);
    }

    @Override
    public int place(Operand operand) {
        return same(operand) ? 1 : 0;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        Object value = typed.read(rows, index);
        // In a row that a left join did not find, every column is null.
        return value == null && column != null && !column.source().optional()
                ? column.property().requireHeld(null)
                : value;
    }

    @Override
    public String shown() {
        return typed.shown();
    }

    /** Returns whether both are the same expression with the same values. */
    boolean same(Operand other) {
        return text.equals(other.text) && binds.equals(other.binds);
    }

    /**
     * Checks that the operand is text.
     *
     * @throws QueryException if it is not
     */
    void requireText(String operator) {
        typed.requireUnconverted("used by " + operator);
        Class<?> type = typed.type();
        if (type != String.class) {
            throw new QueryException(
                    operator + " needs text, and " + typed.shown() + " is of type " + type.getSimpleName());
        }
    }

    void requireOrdered(Dialect dialect, String use) {
        if (typed.ordered()) {
            return;
        }
        boolean decimal = typed instanceof PropertyType kept
                && kept.property().column().type() instanceof ColumnType.Logical logical
                && logical.kind() == ColumnType.Kind.DECIMAL;
        throw new QueryException(typed.shown() + " cannot be " + use + " in SQL: " + dialect.name()
                + " keeps it in a form that does not sort as Java does"
                + (decimal ? "; state a precision of at most 15, as in @Column(precision = 15, scale = 2)" : ""));
    }

    /** Returns whether one of the outputs is an aggregate. */
    static boolean anyAggregate(List<Output> outputs) {
        return outputs.stream().anyMatch(output -> output instanceof Operand operand && operand.aggregate());
    }
}
