package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a user's class threw when it was given values of the database. If a value is {@code @Redacted},
 * the message of that exception is left out, as it may contain the value; its class and its stack trace are kept.
 */
final class ConstructorFailure {

    private ConstructorFailure() {}

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
