package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.schema.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the values of a column or an expression are. */
interface OperandType {

    /** Their class: boxed, and what is inside an {@code Optional}. */
    Class<?> type();

    /** The column or expression as messages name it. */
    String shown();

    /** Whether the database compares them as Java does. */
    boolean ordered();

    /** How many digits decimals have after the point; null where that is not known, and for other values. */
    default @Nullable Integer scale() {
        return null;
    }

    /**
     * Returns the type of the values where the database keeps values of any type in their column, so that each is compared
     * by its own; null where all are of one type and form.
     */
    default ColumnType.@Nullable Kind storedAs() {
        return null;
    }

    /**
     * A value bound in the form the column keeps.
     *
     * @throws dev.rxkit.error.QueryException if it is of another type
     */
    Bind bind(Object value);

    /** A pattern that the values are matched with, bound. */
    default Bind text(String pattern) {
        requireComparable();
        return new Bind.OfText(about(), pattern);
    }

    /** @throws dev.rxkit.error.MappingException if the column's type does not compare the values exactly */
    default void requireComparable() {}

    /** The property whose values they are or come from; null for none. */
    @Nullable
    PropertyMapping about();

    /** The value in the current row, null for SQL NULL, as the property is declared. */
    @Nullable
    Object read(ResultSet rows, int index) throws SQLException;
}
