package dev.rxkit.query.bind;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a statement. */
public interface Binds {

    /** Sets all parameters. */
    void bind(PreparedStatement statement) throws SQLException;

    /** Returns the values as they are logged; null for NULL. */
    List<?> values();

    /** Returns a lower bound of the size of the values in bytes; numbers and dates are not counted. */
    long bytes();

    /** Returns a lower bound of the size of a value in bytes; 0 for a number or a date. */
    static long bytes(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        return value instanceof Collection<?> || value instanceof Map<?, ?>
                ? String.valueOf(value).length()
                : 0;
    }

    /** Returns a lower bound of the size of the values in bytes; numbers and dates are not counted. */
    static long bytes(@Nullable Object[] values) {
        long bytes = 0;
        for (Object value : values) {
            bytes += bytes(value);
        }
        return bytes;
    }
}
