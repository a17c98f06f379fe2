package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.bind.BoundSql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Builds SQL text together with the values of its {@code ?}. Not thread-safe. */
final class SqlWriter {

    /** The number of elements that are written without further parentheses. */
    static final int CHAIN = 100;

    private final StringBuilder text = new StringBuilder();
    private final List<Bind> binds = new ArrayList<>();
    private final List<Operand> columns = new ArrayList<>();
    private boolean aggregate;

    SqlWriter sql(String part) {
        text.append(part);
        return this;
    }

    /** Writes a {@code ?} for a value of a property. */
    SqlWriter value(PropertyMapping property, @Nullable Object value) {
        return value(new Bind.OfProperty(property, value));
    }

    /** Writes the placeholder of a value. */
    SqlWriter value(Bind value) {
        return sql(value.mark()).bind(value);
    }

    /** Adds a value whose {@code ?} is in the text already. */
    SqlWriter bind(Bind value) {
        binds.add(value);
        return this;
    }

    /** Adds values whose {@code ?} are in the text already. */
    SqlWriter binds(List<Bind> values) {
        binds.addAll(values);
        return this;
    }

    SqlWriter operand(Operand operand) {
        operand.write(this);
        return seen(operand);
    }

    /** Records an operand that is in the text already. */
    SqlWriter seen(Operand operand) {
        aggregate |= operand.aggregate();
        if (operand.column() != null) {
            columns.add(operand);
        }
        return this;
    }

    /** Returns whether an operand in the text is an aggregate; text added by {@link #append} does not count. */
    boolean aggregate() {
        return aggregate;
    }

    /** Returns the columns in the text, without those that are part of a larger operand. */
    List<Operand> columns() {
        return columns;
    }

    /** Writes the text and the values of another writer. */
    SqlWriter append(SqlWriter other) {
        text.append(other.text);
        binds.addAll(other.binds);
        return this;
    }

    /** Writes a part of this text that another writer has written. */
    SqlWriter include(SqlWriter other) {
        aggregate |= other.aggregate;
        columns.addAll(other.columns);
        return append(other);
    }

    /** Writes the separator, unless the position is 0. */
    SqlWriter next(int position, String separator) {
        return position == 0 ? this : sql(separator);
    }

    /**
     * Writes elements with a separator between them, and many of them by halves in parentheses: a chain of AND or OR is
     * as deep an expression as it is long, and SQLite accepts a depth of 1,000.
     *
     * @param element writes the element at a position from {@code from} to {@code to - 1}
     */
    void joined(int from, int to, String separator, IntConsumer element) {
        if (to - from <= CHAIN) {
            for (int i = from; i < to; i++) {
                next(i - from, separator);
                element.accept(i);
            }
            return;
        }
        int middle = (from + to) / 2;
        sql("(").joined(from, middle, separator, element);
        sql(")").sql(separator).sql("(").joined(middle, to, separator, element);
        sql(")");
    }

    boolean contains(String part) {
        return text.indexOf(part) >= 0;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    BoundSql done() {
        return new BoundSql(text.toString(), Collections.unmodifiableList(binds));
    }
}
