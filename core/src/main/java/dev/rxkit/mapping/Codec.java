package dev.rxkit.mapping;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of one property into what its column keeps, and back. What was written is what is read, in any time
 * zone of the JVM. Stateless and thread-safe.
 *
 * @param <V> the boxed Java type
 */
public interface Codec<V> {

    /** Binds a value that is not null. */
    void bind(PreparedStatement statement, int index, V value) throws SQLException;

    /** Binds a value that {@link #stored} returned; a codec that checks values need not check it again. */
    default void bindStored(PreparedStatement statement, int index, V value) throws SQLException {
        bind(statement, index, value);
    }

    /** The value in the column of the current row, null for SQL NULL. */
    @Nullable
    V read(ResultSet rows, int index) throws SQLException;

    /**
     * The value as it will be read back once it is stored: a decimal with all digits of its scale, an instant in UTC.
     *
     * @throws IllegalArgumentException if the column cannot hold it
     */
    default V stored(V value) {
        return value;
    }
}
