package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.codec.Fit;
import dev.rxkit.mapping.codec.RefusedCodec;
import dev.rxkit.mapping.codec.ValueFits;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.DataType;
import dev.rxkit.schema.DataType.Family;
import dev.rxkit.schema.DataType.Trait;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The codec of one property: the one that its class asks for until the type of its column is known, then the one that
 * fits both. Thread-safe.
 */
public final class ColumnBinding {

    /** In which forms the column has its values, where that is not decided by its type. */
    private enum Form {
        UNKNOWN,
        /** Something is to be ordered by the column. */
        ASKED,
        /** In the kit's. */
        ONE,
        SEVERAL
    }

    private final Codec<Object> declared;
    private final BiFunction<DataType, Runnable, Fit> fits;
    private final String where;
    private final ColumnType.Logical declaredType;
    volatile Codec<Object> codec; // read for each value by the property
    private volatile @Nullable DataType type;
    private volatile Form form = Form.UNKNOWN;

    /**
     * @param declared of the property alone
     * @param fits of the property and a column type; runs something for each time that is read in another form
     * @param declaredType the type that the property asks for
     * @param where class, property and column, for messages
     */
    @SuppressWarnings("unchecked")
    ColumnBinding(
            Codec<?> declared,
            ColumnType.Logical declaredType,
            BiFunction<DataType, Runnable, Fit> fits,
            String where) {
        this.declared = (Codec<Object>) declared;
        this.fits = fits;
        this.declaredType = declaredType;
        this.where = where;
        this.codec = this.declared;
    }

    /** A binding to no column of a table. */
    static ColumnBinding free(Codec<?> declared, ColumnType.Logical declaredType) {
        return new ColumnBinding(declared, declaredType, (type, other) -> Fit.exact(declared), "");
    }

    public Codec<Object> codec() {
        return codec;
    }

    ColumnType.Logical declaredType() {
        return declaredType;
    }

    /** Whether the column has no order of its own: an enumeration goes by the places of its words, not by the words. */
    boolean ordered() {
        DataType actual = type;
        return actual == null || actual.family() != Family.ENUM && actual.family() != Family.SET;
    }

    /** The type of the column; null where it is not known. */
    @Nullable
    DataType type() {
        return type;
    }

    /** Whether values of other types in a column of that type make a difference. */
    boolean decidedByValue(@Nullable DataType actual) {
        return actual != null
                && actual.is(Trait.BY_VALUE)
                && !Objects.equals(
                        fits.apply(actual, () -> {}).refusal(),
                        fits.apply(actual.of(ValueFits.STORED), () -> {}).refusal());
    }

    /**
     * Takes the codec that fits a column type.
     *
     * @param actual null where it is not known
     * @return whether the type differs from the one before
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
        return codec(
                fits.apply(actual, () -> form = Form.SEVERAL),
                where + " is of type " + actual.sql() + " in the database");
    }

    /** Whether all values have the kit's form; if that is not known, it is asked for before the next statement. */
    boolean inOneForm() {
        if (form == Form.UNKNOWN) {
            form = Form.ASKED;
        }
        return form == Form.ONE;
    }

    boolean asksForForm() {
        return form == Form.ASKED;
    }

    void formed(boolean one) {
        form = one ? Form.ONE : Form.SEVERAL;
    }

    /** Values may have been written in another form. */
    void forgetForm() {
        form = Form.UNKNOWN;
    }

    /** The codec of the class alone. */
    Codec<Object> declared() {
        return declared;
    }

    /** A codec that refuses what does not fit. */
    @SuppressWarnings("unchecked")
    static Codec<Object> codec(Fit fit, String what) {
        Codec<Object> fitting = (Codec<Object>) fit.codec();
        String refusal = fit.refusal();
        return refusal == null ? Objects.requireNonNull(fitting) : new RefusedCodec(fitting, what + ": " + refusal);
    }

    /** Whether some values cannot be read, compared or written. */
    boolean refuses() {
        return codec instanceof RefusedCodec;
    }

    /** @throws MappingException if values of the column cannot be compared exactly */
    void requireComparable() {
        if (codec instanceof RefusedCodec refused) {
            throw refused.refusal();
        }
        requireEquality();
    }

    /** @throws MappingException if the database cannot tell whether two values of the column are equal */
    void requireEquality() {
        DataType actual = type;
        if (actual != null && actual.is(Trait.INCOMPARABLE)) {
            throw new MappingException(where + " is of type " + actual.sql()
                    + " in the database, whose values cannot be compared: change the column"
                    + (actual.family() == Family.JSON ? " to jsonb" : ", or compare in Java"));
        }
    }
}
