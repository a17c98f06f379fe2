package dev.rxkit.mapping;

import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.codec.TextCodecs;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Determines what is wrong with values, after one of them was refused. */
public final class PropertyValidator {

    /** Accepts every call and does nothing, so that a codec can be tried without a database. */
    private static final PreparedStatement SINK = (PreparedStatement) Proxy.newProxyInstance(
            PropertyValidator.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> null);

    private PropertyValidator() {}

    /**
     * Returns the faults of a value that is to be bound; may be empty.
     *
     * @param value in the type of {@link PropertyMapping#valueType()}
     * @param required whether null is a fault
     */
    public static List<ValidationException.Fault> of(
            PropertyMapping property, @Nullable Object value, boolean required) {
        if (value == null) {
            return required ? List.of(missing(property)) : List.of();
        }
        try {
            property.bind(SINK, 1, property.stored(value), false);
            return List.of();
        } catch (ValidationException unfit) {
            return unfit.faults();
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Returns the faults of a property of an object; may be empty.
     *
     * @param required whether null is a fault
     */
    public static List<ValidationException.Fault> in(PropertyMapping property, Object instance, boolean required) {
        try {
            return of(property, property.get(instance), required);
        } catch (ValidationException unfit) {
            return unfit.faults();
        }
    }

    /**
     * Checks text that is not a value of the property, such as a pattern.
     *
     * @throws ValidationException if it has characters that the database cannot store
     */
    public static void requireText(PropertyMapping property, String text) {
        try {
            TextCodecs.storable(text);
        } catch (IllegalArgumentException unfit) {
            throw unfit(property, text, unfit);
        }
    }

    private static ValidationException.Fault missing(PropertyMapping property) {
        return new ValidationException.Fault(
                property.label(),
                property.is(PropertyMapping.Mark.KEY)
                        ? "is the key and is null: the database does not generate it, so set a value first"
                        : "must not be null");
    }

    /** Returns the exception for a value that the column cannot hold, without the value of a redacted property. */
    static ValidationException unfit(PropertyMapping property, Object given, RuntimeException unfit) {
        boolean silent = property.is(PropertyMapping.Mark.REDACTED);
        String problem = unfit.getMessage() + (silent ? "" : shape(given));
        return new ValidationException(
                List.of(new ValidationException.Fault(property.label(), problem)), silent ? null : unfit);
    }

    /** Describes a value without showing it; empty if there is nothing to say. */
    private static String shape(Object value) {
        if (value instanceof CharSequence text) {
            return ", given a text of " + text.codePoints().count();
        } else if (value instanceof BigDecimal number && number.precision() < 1000) {
            return ", given a number of " + number.precision() + " digits, " + Math.max(0, number.scale())
                    + " of them after the point";
        } else if (value instanceof BigInteger number && number.bitLength() < 4000) {
            return ", given a number of " + number.abs().toString().length() + " digits";
        }
        return "";
    }
}
