package dev.rxkit.mapping;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A converter of the application. Thread-safe.
 *
 * @param name the name of its class, for messages
 * @param property the type of the values of the property
 * @param column the type of the values of the column
 */
public record ValueConverter(
        String name, Class<?> property, ValueType column, UnaryOperator<Object> to, UnaryOperator<Object> from) {

    /**
     * Returns the value of the column.
     *
     * @throws IllegalArgumentException if the converter throws or returns null
     */
    public Object toColumn(Object value) {
        return result("toColumn", to, value);
    }

    /**
     * Returns the value of the property.
     *
     * @throws IllegalArgumentException if the converter throws or returns null
     */
    public Object fromColumn(Object value) {
        return result("fromColumn", from, value);
    }

    private Object result(String method, UnaryOperator<Object> step, Object value) {
        @Nullable Object result;
        try {
            result = step.apply(value);
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException(name + "." + method + " failed: " + failure, failure);
        }
        if (result == null) {
            throw new IllegalArgumentException(name + "." + method + " returned null for a value");
        }
        return result;
    }
}
