package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The exception for a row that does not become an object: a value cannot be read, or the user's class threw when it was
 * given the values. If a value is {@code @Redacted}, the message of that exception is left out, as it may contain the
 * value; its class and its stack trace are kept.
 */
final class RowFailure {

    private RowFailure() {}

    /**
     * Returns the exception for a row that the class refuses.
     *
     * @throws Error if that is what the class threw
     */
    static MappingException ofRow(TableMapping<?> mapping, @Nullable Object[] values, Throwable refused) {
        if (refused instanceof Error error) {
            throw error;
        }
        String row = mapping.keyOf(values) + " of table " + mapping.table().name();
        return of(
                mapping.type().getName() + " refuses the row " + row
                        + mapping.shape().note(),
                refused,
                mapping.marked(PropertyMapping.Mark.REDACTED).isPresent());
    }

    /** Returns the exception with the key of the row in the message, if the key can be read. */
    static MappingException inRow(TableMapping<?> mapping, ResultSet rows, int firstIndex, MappingException unfit) {
        @Nullable Object[] values = new @Nullable Object[mapping.properties().size()];
        try {
            for (PropertyMapping part : mapping.key()) {
                int i = mapping.properties().indexOf(part);
                values[i] = part.read(rows, firstIndex + i);
            }
        } catch (SQLException | RuntimeException unreadable) {
            return unfit;
        }
        return new MappingException(unfit.getMessage() + " (row " + mapping.keyOf(values) + ")", unfit.getCause());
    }

    /**
     * Returns the exception to throw.
     *
     * @param silent whether one of the values is {@code @Redacted}
     */
    static MappingException of(String what, Throwable refused, boolean silent) {
        if (!silent) {
            return new MappingException(what + ": " + refused, refused);
        }
        RuntimeException bare = new RuntimeException(refused.getClass().getName());
        bare.setStackTrace(refused.getStackTrace());
        return new MappingException(
                what + ": " + refused.getClass().getName() + ", whose words are left out because of @Redacted values",
                bare);
    }
}
