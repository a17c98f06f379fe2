package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Excludes, in UPDATE and DELETE, rows whose column holds a value that the property of a condition cannot have, such
 * as the date 0000-00-00, an infinite time, or the number 2 for a Boolean. A comparison with such a value is unknown,
 * as with NULL.
 */
final class UnreadableValues {

    private UnreadableValues() {}

    /**
     * Writes a comparison.
     *
     * @param equal whether the comparison matches only values that are equal to a value of the property
     * @param orNull whether the comparison may be true for NULL: NULL is not among the rows of a select without rows
     * @param comparison writes the comparison itself
     */
    static void write(
            SqlWriter out,
            Scope scope,
            List<Operand> operands,
            boolean equal,
            boolean orNull,
            Consumer<SqlWriter> comparison) {
        if (equal && !scope.opposite() || !scope.writes()) {
            comparison.accept(out);
            return;
        }
        SqlWriter readable = new SqlWriter();
        operands.forEach(operand -> addCondition(readable, scope, operand, orNull));
        if (readable.isEmpty()) {
            comparison.accept(out);
        } else if (scope.opposite()) {
            comparison.accept(out.sql("CASE WHEN ").append(readable).sql(" THEN "));
            out.sql(" END");
        } else {
            comparison.accept(out.sql("("));
            out.sql(" AND ").append(readable).sql(")");
        }
    }

    private static void addCondition(SqlWriter out, Scope scope, Operand operand, boolean orNull) {
        String condition = condition(scope, operand.typed());
        if (condition == null) {
            return;
        }
        out.sql(out.isEmpty() ? "" : " AND ");
        String[] parts = (orNull ? "({} IS NULL OR " + condition + ")" : condition).split("\\{}", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                operand.write(out);
            }
            out.sql(parts[i]);
        }
    }

    private static @Nullable String condition(Scope scope, OperandType typed) {
        PropertyMapping property = typed.about();
        DataType column = property == null ? null : property.columnType();
        boolean anything = typed.storedType() == String.class; // a text holds every value
        if (property == null || column == null || anything || property.valueType() != typed.type()) {
            return null;
        }
        boolean bit = column.family() == Family.BITS && Objects.equals(column.size(), 1);
        boolean number = typed.storedType() == Boolean.class && column.family() != Family.BOOLEAN && !bit;
        return number ? "{} IN (0, 1)" : scope.dialect().readable(column);
    }
}
