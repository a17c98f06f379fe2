package dev.rxkit.mapping;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Converts the values of one property to the form of its column, and back. A value is read as it was written, in any
 * time zone of the JVM. Stateless and thread-safe.
 *
 * @param <V> the boxed Java type
 */
public interface Codec<V> {

    /**
     * Binds a value, not null.
     *
     * @throws IllegalArgumentException if the column cannot hold it
     */
    void bind(PreparedStatement statement, int index, V value) throws SQLException;

    /** Binds a value that {@link #stored} returned; a codec that checks values does not check it again. */
    default void bindStored(PreparedStatement statement, int index, V value) throws SQLException {
        bind(statement, index, value);
    }

    /** Reads the value of the column in the current row; null for SQL NULL. */
    @Nullable
    V read(ResultSet rows, int index) throws SQLException;

    /**
     * Returns the value as it will be read after it was stored: a decimal with all digits of its scale, an instant in
     * UTC.
     *
     * @throws IllegalArgumentException if the column cannot hold it
     */
    default V stored(V value) {
        return value;
    }
}
