package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.members.Embedding;
import dev.rxkit.mapping.members.Member;
import dev.rxkit.mapping.rowcode.InstanceProperty;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A property of a mapped class and its column. Immutable except for the type of the column; thread-safe. */
public final class PropertyMapping implements InstanceProperty {

    /** The characteristics of a property. */
    public enum Mark {
        KEY,
        VERSION,
        CREATED_AT,
        UPDATED_AT,
        REFERENCE,
        /** An {@code Optional} property; its codec converts the value inside. */
        OPTIONAL,
        /** Its values are not shown in logs, messages and listeners. */
        REDACTED,
        READ_ONLY,
        /** The database orders its values as Java does, so that it can be ordered by and compared in SQL. */
        ORDERED
    }

    /** The text that is shown instead of a redacted value. */
    public static final String REDACTED = "(redacted)";

    /** The class of the values that the column stores; a field, as conditions read it often. */
    public final Class<?> storedType;

    /** The converter of the application, which is a field for the same reason; null for none. */
    public final @Nullable ValueConverter converter;

    private final Member member;
    private final MethodHandle getter;
    private final ValueType value;
    private final Class<?> type;
    private final Column column;
    final ColumnBinding binding; // codecs of the boxed type, without Optional
    private final int marks; // one bit per mark, as they are tested several times per value
    private final String where; // class, property and column, for messages

    PropertyMapping(
            Member member, ValueType value, Column column, ColumnBinding binding, Set<Mark> marks, String where) {
        this.member = member;
        this.getter = member.getter();
        this.value = value;
        this.type = value.raw();
        this.storedType = value.stored().raw();
        this.converter = value.converter();
        this.column = column;
        this.binding = binding;
        this.marks = marks.stream().mapToInt(mark -> 1 << mark.ordinal()).sum();
        this.where = where;
    }

    public String name() {
        return member.name();
    }

    @Override
    public String simpleName() {
        return member.simpleName();
    }

    /** Returns the embedded object that it is a property of; null for a property of the class itself. */
    public @Nullable Embedding embedding() {
        return member.within();
    }

    /** Returns the column, with a logical type, or with a native one if the class gives one. */
    public Column column() {
        return column;
    }

    /** Returns the declared Java type, with type variables resolved; {@code Optional} and primitives are kept. */
    public Type javaType() {
        return member.type();
    }

    /** Returns the class of the values of {@link #get}. */
    public Class<?> valueType() {
        return type;
    }

    @Override
    public boolean is(Mark mark) {
        return (marks & 1 << mark.ordinal()) != 0 && (mark != Mark.ORDERED || binding.ordered());
    }

    /** Returns the value as logs, messages and listeners may show it. */
    public @Nullable Object shown(@Nullable Object given) {
        return given != null && is(Mark.REDACTED) ? REDACTED : given;
    }

    /** Returns the property with the simple name of its class, as in {@code Hero.name}. */
    public String label() {
        return member.owner().getSimpleName() + "." + member.name();
    }

    /** Returns whether a method or field of that name, as in a method reference or lambda, reads this property. */
    public boolean readBy(String accessor) {
        return member.name().equals(accessor) || member.accessors().contains(accessor);
    }

    /** Returns the former name of the column; null if it has none. */
    @Nullable
    String renamedFrom() {
        return member.formerColumn();
    }

    /**
     * Returns the value of an object as it will be read from the database: without {@code Optional}, a decimal with
     * all digits of its column's scale; null for NULL. The value of a read-only property is unchanged.
     *
     * @throws ValidationException if the column cannot hold the value
     */
    public @Nullable Object get(Object instance) {
        Object inside = inside(instance);
        return inside == null || (marks & 1 << Mark.READ_ONLY.ordinal()) != 0 ? inside : stored(inside);
    }

    /** Returns {@link #get}, or the value itself if the column cannot hold it. */
    @Nullable
    Object getAnyway(Object instance) {
        try {
            return get(instance);
        } catch (ValidationException | MappingException unfit) {
            return inside(instance);
        }
    }

    /** Returns the value of an object unchanged, but without {@code Optional}. */
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
     * Returns a value as it will be read from the database; an update that sets the column to a value binds this.
     *
     * @throws ValidationException if the column cannot hold it
     */
    public Object stored(Object given) {
        try {
            return binding.codec.stored(given);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
            throw PropertyValidator.unfit(this, given, unfit);
        }
    }

    /** Sets the value, as {@link #get} returns it, of a mutable object. */
    @Override
    public void set(Object instance, @Nullable Object given) throws Throwable {
        Objects.requireNonNull(member.setter(), where).invokeExact(instance, wrap(given));
    }

    @Override
    public @Nullable Object wrap(@Nullable Object given) {
        return value.optional() ? Optional.ofNullable(given) : given;
    }

    /**
     * Binds a value of {@link #valueType()}, without loss; null binds NULL.
     *
     * @param stored whether {@link #get} or {@link #stored} returned the value, so that it is not checked again
     * @throws ValidationException if the column cannot hold the value
     */
    public void bind(PreparedStatement statement, int index, @Nullable Object given, boolean stored)
            throws SQLException {
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
            throw PropertyValidator.unfit(this, given, unfit);
        } catch (ClassCastException wrong) {
            String other = given.getClass().getSimpleName();
            throw new MappingException(where + " takes " + value.shown() + ", not " + other, wrong);
        }
    }

    /**
     * Reads the value of the column in the current row; null for SQL NULL.
     *
     * @throws MappingException if the Java type cannot hold the value; nothing is cut off
     */
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        return read(binding.codec, rows, index);
    }

    /** Reads with another codec, from a result that is not a row of the table. */
    @Nullable
    Object read(Codec<Object> codec, ResultSet rows, int index) throws SQLException {
        try {
            return codec.read(rows, index);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | SQLException unfit) {
            throw unreadable(unfit);
        }
    }

    /** Returns the exception for what the codec threw when it read a value; throws a failure of the database itself. */
    MappingException unreadable(Exception unfit) throws SQLException {
        return ConversionFailure.of(unfit, where + " cannot be read as " + value.shown(), is(Mark.REDACTED));
    }

    /** Returns a value that was read, which is not null for a primitive, unless it is one of an embedded object. */
    public @Nullable Object requireHeld(@Nullable Object read) {
        if (read == null && member.within() == null) {
            requireHeldWithin();
        }
        return read;
    }

    /** @throws MappingException if the property is a primitive: its column is NULL, others of the object are not */
    public void requireHeldWithin() {
        if (value.primitive()) {
            throw new MappingException(where + " is NULL in the row, but " + value.shown()
                    + " has no null: declare it as " + value.raw().getSimpleName());
        }
    }

    public ColumnBinding binding() {
        return binding;
    }

    /** Returns the column type that the property declares. */
    public ColumnType.Logical declaredType() {
        return binding.declaredType;
    }

    /** Returns the type of the column in the database; null if it is not known. */
    public @Nullable DataType columnType() {
        return binding.type;
    }

    /** Returns whether the column can store a value: its character set has all characters of a text. */
    public boolean holds(@Nullable Object given) {
        DataType column = binding.type;
        return column == null || given == null || column.holdsAll() || binding.holds(column, given);
    }

    /** @throws MappingException if the type of the column does not compare values of the property exactly */
    public void requireComparable() {
        binding.requireComparable();
    }

    /** @throws MappingException if the database cannot test values of the column for equality */
    public void requireEquality() {
        binding.requireEquality();
    }

    /** Returns the getter, of type {@code (Object)Object}. */
    public MethodHandle getter() {
        return getter;
    }

    @Override
    public @Nullable MethodHandle setter() {
        return member.setter();
    }

    @Override
    public String toString() {
        return member.name();
    }
}
