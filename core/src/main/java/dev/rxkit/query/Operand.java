package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.schema.ColumnType;

/**
 * The left side of a condition, resolved.
 *
 * @param sql the column, or an expression over it
 * @param property whose codec values are bound by
 */
record Operand(String sql, PropertyMapping property) {

    Object fit(Object value) {
        return Values.fit(property, value);
    }

    void requireText(Scope scope, String operator) {
        Class<?> type = property.valueType();
        if (type != String.class) {
            throw new QueryException(
                    operator + " needs text, and " + scope.name(property) + " is of type " + type.getSimpleName());
        }
    }

    void requireOrdered(Scope scope, String use) {
        if (property.is(PropertyMapping.Mark.ORDERED)) {
            return;
        }
        boolean decimal = property.column().type() instanceof ColumnType.Logical logical
                && logical.kind() == ColumnType.Kind.DECIMAL;
        throw new QueryException(scope.name(property) + " cannot be " + use + " in SQL: "
                + scope.dialect().name() + " keeps it in a form that does not sort as Java does"
                + (decimal ? "; state a precision of at most 15, as in @Column(precision = 15, scale = 2)" : ""));
    }
}
