package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL text growing together with the values at its {@code ?}. For one thread. */
final class SqlWriter {

    private final StringBuilder text = new StringBuilder();
    private final List<Bind> binds = new ArrayList<>();
    private final List<Operand> columns = new ArrayList<>();
    private boolean aggregate;

    SqlWriter sql(String part) {
        text.append(part);
        return this;
    }

    /** A {@code ?} for a property's value. */
    SqlWriter value(PropertyMapping property, @Nullable Object value) {
        return value(new Bind.OfProperty(property, value));
    }

    /** A {@code ?} and its value. */
    SqlWriter value(Bind value) {
        return sql(value.mark()).bind(value);
    }

    /** A value for a {@code ?} that is already in the text. */
    SqlWriter bind(Bind value) {
        binds.add(value);
        return this;
    }

    /** Values for {@code ?} that are already in the text. */
    SqlWriter binds(List<Bind> values) {
        binds.addAll(values);
        return this;
    }

    SqlWriter operand(Operand operand) {
        operand.write(this);
        return seen(operand);
    }

    /** An operand that is in the text already. */
    SqlWriter seen(Operand operand) {
        aggregate |= operand.aggregate();
        if (operand.column() != null) {
            columns.add(operand);
        }
        return this;
    }

    /** Whether something in the text sums up many rows; what {@link #append} brought does not count. */
    boolean aggregate() {
        return aggregate;
    }

    /** The columns in the text, without those that are part of a greater operand. */
    List<Operand> columns() {
        return columns;
    }

    /** A whole select written apart. */
    SqlWriter append(SqlWriter other) {
        text.append(other.text);
        binds.addAll(other.binds);
        return this;
    }

    /** Writes a part of this text that was written apart. */
    SqlWriter include(SqlWriter other) {
        aggregate |= other.aggregate;
        columns.addAll(other.columns);
        return append(other);
    }

    /** Takes its turn in a list: writes what separates, unless the list has only begun. */
    SqlWriter next(int position, String separator) {
        return position == 0 ? this : sql(separator);
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
