package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.codec.ConverterCodec;
import dev.rxkit.mapping.codec.Fit;
import dev.rxkit.mapping.codec.JsonCodec;
import dev.rxkit.mapping.codec.RefusedCodec;
import dev.rxkit.mapping.codec.ValueFits;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.DataType.Trait;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The codec of one property: the one for its Java type until the type of its column is known, then the one that fits
 * both. Thread-safe.
 */
public final class ColumnBinding {

    private final Codec<Object> declared;
    private final Function<DataType, Fit> fits;
    private final String where;
    final ColumnType.Logical declaredType;
    volatile Codec<Object> codec; // read for each value by the property
    volatile @Nullable DataType type; // of the column; null if it is not known

    /**
     * Creates a binding.
     *
     * @param declared the codec for the Java type
     * @param fits returns the codec for a column type
     * @param declaredType the column type that the property declares
     * @param where class, property and column, for messages
     */
    @SuppressWarnings("unchecked")
    ColumnBinding(Codec<?> declared, ColumnType.Logical declaredType, Function<DataType, Fit> fits, String where) {
        this.declared = (Codec<Object>) declared;
        this.fits = fits;
        this.declaredType = declaredType;
        this.where = where;
        this.codec = this.declared;
    }

    /** Returns a binding for a property without a table. */
    static ColumnBinding free(Codec<?> declared, ColumnType.Logical declaredType) {
        return new ColumnBinding(declared, declaredType, type -> Fit.exact(declared), "");
    }

    public Codec<Object> codec() {
        return codec;
    }

    /** Returns the converter of the application that the property has; null for none. */
    private @Nullable ValueConverter converter() {
        return declared instanceof ConverterCodec converted ? converted.converter() : null;
    }

    /** Returns whether the character set of the column has all characters of a value. */
    boolean holds(DataType actual, Object given) {
        ValueConverter converter = converter();
        Object stored = converter == null ? given : converter.toColumn(given);
        return actual.holds(stored instanceof Enum<?> constant ? constant.name() : stored.toString());
    }

    /** Returns whether values are stored as JSON. */
    public boolean json() {
        return declared instanceof JsonCodec;
    }

    /**
     * Returns a value of a property that is stored as JSON, given the value itself or the same as JSON has it.
     *
     * @throws IllegalArgumentException if it does not fit the type of the property
     */
    public Object ofJson(Object given) {
        JsonFormat format = ((JsonCodec) (Codec<?>) declared).format();
        try {
            format.write(given);
            return given;
        } catch (IllegalArgumentException otherForm) {
            return format.ofPlain(given);
        }
    }

    /**
     * Returns whether the column orders as Java does: an enumeration of the database is ordered by the position of
     * its labels.
     */
    boolean ordered() {
        DataType actual = type;
        return actual == null || actual.family() != Family.ENUM && actual.family() != Family.SET;
    }

    /** Returns whether values of other types in a column of that type are treated differently. */
    boolean decidedByValue(@Nullable DataType actual) {
        return actual != null
                && actual.is(Trait.BY_VALUE)
                && !Objects.equals(
                        fits.apply(actual).refusal(),
                        fits.apply(actual.of(ValueFits.STORED)).refusal());
    }

    /**
     * Uses the codec that fits a column type.
     *
     * @param actual null if it is not known
     * @return whether the type differs from the previous one
     */
    boolean meet(@Nullable DataType actual) {
        if (Objects.equals(actual, type)) {
            return false;
        }
        codec = actual == null ? declared : fitting(actual);
        type = actual;
        return true;
    }

    private Codec<Object> fitting(DataType actual) {
        return codec(fits.apply(actual), where + " is of type " + actual.sql() + " in the database");
    }

    /** Returns the codec for the Java type alone. */
    Codec<Object> declared() {
        return declared;
    }

    /** Returns the codec of a fit; one with a refusal throws it for the values that do not fit. */
    @SuppressWarnings("unchecked")
    static Codec<Object> codec(Fit fit, String what) {
        Codec<Object> fitting = (Codec<Object>) fit.codec();
        String refusal = fit.refusal();
        return refusal == null ? Objects.requireNonNull(fitting) : new RefusedCodec(fitting, what + ": " + refusal);
    }

    /** Returns whether some values cannot be read, compared or written. */
    boolean refuses() {
        return codec instanceof RefusedCodec;
    }

    /**
     * Checks that values can be compared.
     *
     * @throws MappingException if the column's type does not compare them exactly
     */
    void requireComparable() {
        if (codec instanceof RefusedCodec refused) {
            throw refused.refusal();
        }
        requireEquality();
    }

    /**
     * Checks that values can be tested for equality.
     *
     * @throws MappingException if the column's type does not support it
     */
    void requireEquality() {
        DataType actual = type;
        if (actual != null && actual.is(Trait.INCOMPARABLE)) {
            throw new MappingException(where + " is of type " + actual.sql()
                    + " in the database, whose values cannot be compared: change the column"
                    + (actual.family() == Family.JSON ? " to jsonb" : ", or compare in Java"));
        }
    }
}
