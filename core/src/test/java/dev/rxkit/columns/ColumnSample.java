package dev.rxkit.columns;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;

/**
 * A column type of one database with values that another program stored.
 *
 * @param number of its table
 * @param name as the documentation shows it
 * @param ddl the column's type in SQL
 * @param printed the expression by which the database prints the column {@code v}
 * @param order how the database compares its values
 */
@NullUnmarked
record ColumnSample(int number, String name, String ddl, String printed, Order order, List<Stored> values) {

    /** How a database compares the values of a type, as the documentation says it. */
    enum Order {
        /** As Java does: text by code points. */
        JAVA,
        /** Text without regard to case and to blanks at its end. */
        CASELESS,
        /** Text without regard to blanks at its end. */
        PADDED,
        /** In an order of the type's own. */
        OWN
    }

    /** Whether its values depend on a time zone if anything goes wrong. */
    boolean temporal() {
        String type = ddl.toLowerCase(Locale.ROOT);
        return type.startsWith("date") || type.startsWith("time");
    }

    /** Whether the database takes two values for equal. */
    boolean same(Object a, Object b) {
        return Samples.same(compared(a), compared(b));
    }

    /** The order of two values in the database; null where it is not Java's. */
    Integer compare(Object a, Object b) {
        return order == Order.OWN ? null : Samples.compare(compared(a), compared(b));
    }

    private Object compared(Object value) {
        boolean text = value instanceof String
                || value instanceof Character
                || value instanceof URI
                || value instanceof Enum
                || value instanceof java.util.UUID;
        if (!text || order == Order.JAVA || order == Order.OWN) {
            return value;
        }
        String bare = value.toString().stripTrailing();
        return order == Order.CASELESS ? bare.toLowerCase(Locale.ROOT) : bare;
    }

    /** Whether a value was filled up to the length of the column, or has lost blanks that the column does not keep. */
    boolean filled(Object given, Object kept) {
        boolean fixed = ddl.startsWith("char(") || ddl.startsWith("binary(");
        if (fixed && given instanceof byte[] bytes && kept instanceof byte[] more) {
            return more.length >= bytes.length
                    && java.util.Arrays.equals(java.util.Arrays.copyOf(bytes, more.length), more);
        }
        return fixed
                && given instanceof String one
                && kept instanceof String other
                && one.stripTrailing().equals(other.stripTrailing());
    }
}
