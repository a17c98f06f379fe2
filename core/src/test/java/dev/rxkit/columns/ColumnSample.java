package dev.rxkit.columns;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;

/**
 * A column type of one database with values that another program stored.
 *
 * @param number the number of its table
 * @param name the name that the documentation shows
 * @param ddl the column's type in SQL
 * @param printed the expression by which the database prints the column {@code v}
 * @param order how the database compares the values
 */
@NullUnmarked
record ColumnSample(int number, String name, String ddl, String printed, Order order, List<Stored> values) {

    /** How a database compares the values of a type, according to the documentation. */
    enum Order {
        /** As Java does; texts by code points. */
        JAVA,
        /** Texts without regard to case and to trailing blanks. */
        CASELESS,
        /** Texts without regard to trailing blanks. */
        PADDED,
        /** In a type-specific order. */
        OWN
    }

    /** Returns whether the values may depend on a time zone if something is wrong. */
    boolean temporal() {
        String type = ddl.toLowerCase(Locale.ROOT);
        return type.startsWith("date") || type.startsWith("time");
    }

    /** Returns whether the two values are equal to the database. */
    boolean same(Object a, Object b) {
        return Samples.same(compared(a), compared(b));
    }

    /** Returns the order of two values in the database; null if it is not Java's. */
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

    /**
     * Returns whether a value was padded to the length of the column, or has lost blanks that the column does not keep.
     */
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
