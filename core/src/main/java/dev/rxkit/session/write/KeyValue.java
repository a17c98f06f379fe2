package dev.rxkit.session.write;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a column, to be compared with another one of the same column: arrays are equal by their content. Values
 * that are equal here are equal in the database; of others only the database knows, see {@link KeyMatcher}.
 *
 * @param value in the form in which it is stored, not null
 */
public record KeyValue(Object value) {

    /** Returns whether two values of one column are equal, or both null. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.deepEquals(one, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyValue key && (value.equals(key.value) || same(value, key.value));
    }

    @Override
    public int hashCode() {
        return value.getClass().isArray() ? Arrays.deepHashCode(new Object[] {value}) : value.hashCode();
    }
}
