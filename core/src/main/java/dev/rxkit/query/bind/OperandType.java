package dev.rxkit.query.bind;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.schema.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The type of the values of a column or an expression. */
public interface OperandType {

    /** The type of a property of the enclosing statement, while that statement is not known. */
    OperandType UNKNOWN = new OperandType() {
        @Override
        public Class<?> type() {
            return Object.class;
        }

        @Override
        public String shown() {
            return "outer(..)";
        }

        @Override
        public boolean known() {
            return false;
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public Bind bind(Object value) {
            return new Bind.OfText(null, "");
        }

        @Override
        public @Nullable PropertyMapping about() {
            return null;
        }

        @Override
        public @Nullable Object read(ResultSet rows, int index) {
            return null;
        }
    };

    /** Returns the class of the values: boxed, and without {@code Optional}. */
    Class<?> type();

    /** Returns the class of the values that the database has: {@link #type}, unless a converter changes it. */
    default Class<?> storedType() {
        return type();
    }

    /** Returns the converter of the application that the values have; null for none. */
    default @Nullable ValueConverter converter() {
        return null;
    }

    /**
     * Checks that SQL can compute with the values of the column as with those of the property.
     *
     * @throws QueryException if a converter stores other values
     */
    default void requireUnconverted(String use) {
        ValueConverter converter = converter();
        if (converter != null) {
            throw new QueryException(shown() + " cannot be " + use + " in SQL: it is stored by " + converter.name()
                    + ", and SQL would use the values of the column; do it in Java");
        }
    }

    /** Returns whether the type is known; that of a property of the enclosing statement is not, at first. */
    default boolean known() {
        return true;
    }

    /** Returns the column or expression as messages name it. */
    String shown();

    /** Returns whether the database orders the values as Java does. */
    boolean ordered();

    /** Returns the number of digits after the point of decimals; null if it is not known, or for other values. */
    default @Nullable Integer scale() {
        return null;
    }

    /**
     * Returns the type of the values if their column may store values of any type, so that each is compared by its
     * own; null if all are stored in one type and form.
     */
    default ColumnType.@Nullable Kind storedAs() {
        return null;
    }

    /**
     * Returns a bind of a value in the form of the column.
     *
     * @throws dev.rxkit.error.QueryException if the value is of another type
     */
    Bind bind(Object value);

    /** Returns a bind of a pattern that the values are compared with. */
    default Bind text(String pattern) {
        requireComparable();
        return new Bind.OfText(about(), pattern);
    }

    /**
     * Does nothing by default.
     *
     * @throws dev.rxkit.error.MappingException if the column's type does not compare the values exactly
     */
    default void requireComparable() {}

    /** Returns the property that has the values or from which they are computed; null if no property is involved. */
    @Nullable
    PropertyMapping about();

    /** Reads the value in the current row; null for SQL NULL, or an {@code Optional} as the property is declared. */
    @Nullable
    Object read(ResultSet rows, int index) throws SQLException;
}
