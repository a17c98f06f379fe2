package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.codec.TextCodecs;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One property of a mapped class and its column. Immutable but for the type of that column; thread-safe. */
public final class PropertyMapping {

    /** The marks a property can carry beside its column. */
    public enum Mark {
        KEY,
        VERSION,
        CREATED_AT,
        UPDATED_AT,
        REFERENCE,
        /** An {@code Optional} property: the codec works on what is inside. */
        OPTIONAL,
        /** No log, message or listener shows its values. */
        REDACTED,
        /** The database compares it as Java does, so it can be ordered and compared in SQL. */
        ORDERED
    }

    /** What is shown in the place of a value that must not be. */
    public static final String REDACTED = "(redacted)";

    private final Member member;
    private final MethodHandle getter;
    private final ValueType value;
    private final Column column;
    private final ColumnBinding binding; // codecs of the boxed type, or of what is inside an Optional
    private final int marks; // a bit for each, as it is asked for several times a value
    private final String where; // class, property and column, for messages

    PropertyMapping(
            Member member, ValueType value, Column column, ColumnBinding binding, Set<Mark> marks, String where) {
        this.member = member;
        this.getter = member.getter();
        this.value = value;
        this.column = column;
        this.binding = binding;
        this.marks = marks.stream().mapToInt(mark -> 1 << mark.ordinal()).sum();
        this.where = where;
    }

    /** The property's Java name. */
    public String name() {
        return member.name();
    }

    /** Its column, with a logical type, or with a native one where the class states the type in the database's words. */
    public Column column() {
        return column;
    }

    /** The declared Java type with type variables resolved; {@code Optional} and primitives as written. */
    public Type javaType() {
        return member.type();
    }

    /** The class of {@link #get}'s values: boxed, and what is inside an {@code Optional}. */
    public Class<?> valueType() {
        return value.raw();
    }

    public boolean is(Mark mark) {
        return (marks & 1 << mark.ordinal()) != 0 && (mark != Mark.ORDERED || binding.ordered());
    }

    /** The value as logs, messages and listeners may show it. */
    public @Nullable Object shown(@Nullable Object given) {
        return given != null && is(Mark.REDACTED) ? REDACTED : given;
    }

    /** The property with the simple name of its class, as faults name it: {@code Hero.name}. */
    public String label() {
        return member.owner().getSimpleName() + "." + member.name();
    }

    /** Whether a method or field of that name, as a method reference or lambda names it, reads this property. */
    public boolean readBy(String accessor) {
        return member.name().equals(accessor) || member.accessors().contains(accessor);
    }

    /** The column's former name, or null. */
    public @Nullable String renamedFrom() {
        String former = member.notes().column().renamedFrom();
        return former.isEmpty() ? null : former;
    }

    /**
     * The value as SQL knows it and as it will be read back: an {@code Optional} is opened, null is NULL, a decimal has
     * all digits of its column's scale.
     *
     * @throws ValidationException if the column cannot hold the value
     */
    public @Nullable Object get(Object instance) {
        Object inside = inside(instance);
        return inside == null ? null : stored(inside);
    }

    /** {@link #get}, or the value as it is where the column could not hold it. */
    @Nullable
    Object getAnyway(Object instance) {
        try {
            return get(instance);
        } catch (ValidationException | MappingException unfit) {
            return inside(instance);
        }
    }

    /** Returns the value as the object has it, not as its column will: an {@code Optional} is opened. */
    public @Nullable Object inside(Object instance) {
        Object held;
        try {
            held = getter.invokeExact(instance);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new MappingException("reading " + where + " failed: " + failure, failure);
        }
        return held instanceof Optional<?> optional ? optional.orElse(null) : held;
    }

    /**
     * A value as it will be read back once the column holds it; an update that sets a column to it binds this.
     *
     * @throws ValidationException if the column cannot hold it
     */
    public Object stored(Object given) {
        try {
            return binding.codec.stored(given);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
            throw unfit(given, unfit);
        }
    }

    /**
     * Makes sure that text which is no value of the property, such as a pattern, has only characters that can be kept.
     *
     * @throws ValidationException if it has others
     */
    public void requireText(String text) {
        try {
            TextCodecs.storable(text);
        } catch (IllegalArgumentException unfit) {
            throw unfit(text, unfit);
        }
    }

    /** Sets the value on a mutable object; {@code given} as {@link #get} returns it. */
    public void set(Object instance, @Nullable Object given) throws Throwable {
        Objects.requireNonNull(member.setter(), where).invokeExact(instance, wrap(given));
    }

    /** The value as the class declares it: put into an {@code Optional} where the property is one. */
    @Nullable
    public Object wrap(@Nullable Object given) {
        return value.optional() ? Optional.ofNullable(given) : given;
    }

    /**
     * Binds a value of {@link #valueType()}, exactly; null binds NULL.
     *
     * @throws ValidationException if the column cannot hold it
     */
    public void bind(PreparedStatement statement, int index, @Nullable Object given) throws SQLException {
        bind(statement, index, given, false);
    }

    /**
     * Binds a value.
     *
     * @param stored whether {@link #get} or {@link #stored} returned the value, so that it is not checked again
     */
    void bind(PreparedStatement statement, int index, @Nullable Object given, boolean stored) throws SQLException {
        if (given == null) {
            statement.setNull(index, Types.NULL);
            return;
        }
        try {
            if (stored) {
                binding.codec.bindStored(statement, index, given);
            } else {
                binding.codec.bind(statement, index, given);
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
            throw unfit(given, unfit);
        } catch (ClassCastException wrong) {
            String other = given.getClass().getSimpleName();
            throw new MappingException(where + " takes " + value.shown() + ", not " + other, wrong);
        }
    }

    /**
     * The value in the column of the current row, null for SQL NULL.
     *
     * @throws MappingException if the type cannot hold what the database has; nothing is cut off
     */
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        return read(binding.codec, rows, index);
    }

    /** {@link #read} by a codec of the caller's, from a result that is no row of the table. */
    @Nullable
    Object read(Codec<Object> codec, ResultSet rows, int index) throws SQLException {
        try {
            return codec.read(rows, index);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
            String what = where + " cannot be read as " + value.shown();
            throw is(Mark.REDACTED)
                    ? new MappingException(what)
                    : new MappingException(what + ": " + unfit.getMessage(), unfit);
        } catch (SQLException unfit) {
            if (!ConversionFailure.is(unfit)) {
                throw unfit;
            }
            throw new MappingException(where + " cannot be read as " + value.shown());
        }
    }

    /** Reads for the property itself: a primitive refuses NULL. */
    @Nullable
    Object readHeld(ResultSet rows, int index) throws SQLException {
        Object read = read(binding.codec, rows, index);
        return read == null ? requireHeld(null) : read;
    }

    /** A value for the property itself: a primitive refuses null. */
    public @Nullable Object requireHeld(@Nullable Object read) {
        if (read == null && value.primitive()) {
            throw new MappingException(where + " is NULL in the row, but " + value.shown()
                    + " has no null: declare it as " + value.raw().getSimpleName());
        }
        return read;
    }

    public ColumnBinding binding() {
        return binding;
    }

    /** Returns the type that the property asks for. */
    public ColumnType.Logical declaredType() {
        return binding.declaredType();
    }

    /** Returns the type of the column in the database; null where it is not known. */
    public @Nullable DataType columnType() {
        return binding.type();
    }

    /** @throws MappingException if the column's type does not compare values of the property exactly */
    public void requireComparable() {
        binding.requireComparable();
    }

    /** @throws MappingException if the database cannot tell whether two values of the column are equal */
    public void requireEquality() {
        binding.requireEquality();
    }

    /** Of type {@code (Object)Object}. */
    public MethodHandle getter() {
        return getter;
    }

    /** Of type {@code (Object,Object)void}, null for a record. */
    @Nullable
    public MethodHandle setter() {
        return member.setter();
    }

    private ValidationException unfit(Object given, RuntimeException unfit) {
        boolean silent = is(Mark.REDACTED);
        String problem = unfit.getMessage() + (silent ? "" : PropertyValidator.shape(given));
        return new ValidationException(List.of(new ValidationException.Fault(label(), problem)), silent ? null : unfit);
    }

    @Override
    public String toString() {
        return member.name();
    }
}
