package dev.rxkit.query.bind;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.Prop;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks whether a value fits a property, and converts whole numbers to its type if they are in range. */
public final class Values {

    /** The types of whole numbers that are converted to each other. */
    private static final Set<Class<?>> WHOLE = Set.of(Long.class, Integer.class, Short.class, Byte.class);

    private Values() {}

    /**
     * Returns the value in the type of the property.
     *
     * @throws QueryException if it is of another type; the message does not contain the value
     */
    public static Object fit(PropertyMapping property, Object value) {
        Object fit = converted(property.valueType(), value);
        if (fit == null) {
            throw refusal(property.valueType(), property.name(), value);
        }
        return fit;
    }

    /**
     * Returns the value in the type of an expression.
     *
     * @throws QueryException if it is of another type
     */
    public static Object fit(Class<?> type, String name, Object value) {
        Object fit = converted(type, value);
        if (fit == null) {
            throw refusal(type, name, value);
        }
        return fit;
    }

    private static QueryException refusal(Class<?> type, String name, Object value) {
        if (value instanceof Prop<?, ?>) {
            return new QueryException(
                    name + " takes a value here, not a property: compare columns by eqCol(..), and set"
                            + " one to another by set(..).toCol(..)");
        }
        if (value instanceof Optional<?>) {
            return new QueryException(name + " is an Optional: write where(opt(..)) and the bare value");
        }
        return new QueryException(name + " takes " + one(type) + ", not " + one(value.getClass())
                + (WHOLE.contains(value.getClass()) && isNumber(type) ? " out of its range" : ""));
    }

    /** Returns the name of a type with its article; lists, sets and maps are named by their interface. */
    public static String one(Class<?> type) {
        Class<?> shown = Stream.<Class<?>>of(List.class, Set.class, Map.class)
                .filter(known -> known.isAssignableFrom(type))
                .findFirst()
                .orElse(type);
        String name = shown.getSimpleName();
        return (name.matches("[AEIO].*") ? "an " : "a ") + name;
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type);
    }

    /** Returns a value in another type; null if the type does not hold it. */
    private static @Nullable Object converted(Class<?> type, Object value) {
        if (type.isInstance(value)) {
            return value;
        }
        if (!WHOLE.contains(value.getClass())) {
            return null;
        }
        long number = ((Number) value).longValue();
        if (type == Long.class) {
            return number;
        } else if (type == Integer.class && number == (int) number) {
            return (int) number;
        } else if (type == Short.class && number == (short) number) {
            return (short) number;
        } else if (type == Byte.class && number == (byte) number) {
            return (byte) number;
        } else if (type == BigInteger.class) {
            return BigInteger.valueOf(number);
        }
        return null;
    }
}
