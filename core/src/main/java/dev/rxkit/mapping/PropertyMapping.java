package dev.rxkit.mapping;

import dev.rxkit.schema.Column;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One property of a mapped class and its column. Immutable and thread-safe. */
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
        /** The database compares it as Java does, so it can be ordered and compared in SQL. */
        ORDERED
    }

    private final String name;
    private final Column column;
    private final Type javaType;
    private final Codec<Object> codec;
    private final Set<Mark> marks;
    private final MethodHandle getter;
    private final @Nullable MethodHandle setter;
    private final @Nullable String renamedFrom;

    /**
     * @param codec for the boxed type, or for what is inside an {@code Optional}
     * @param getter of type {@code (Object)Object}
     * @param setter of type {@code (Object,Object)void}, null for a record
     */
    @SuppressWarnings("unchecked")
    PropertyMapping(
            String name,
            Column column,
            Type javaType,
            Codec<?> codec,
            Set<Mark> marks,
            MethodHandle getter,
            @Nullable MethodHandle setter,
            @Nullable String renamedFrom) {
        this.name = name;
        this.column = column;
        this.javaType = javaType;
        this.codec = (Codec<Object>) codec;
        this.marks = Set.copyOf(marks);
        this.getter = getter;
        this.setter = setter;
        this.renamedFrom = renamedFrom;
    }

    /** The property's Java name. */
    public String name() {
        return name;
    }

    /** Its column, with a logical type. */
    public Column column() {
        return column;
    }

    /** The declared Java type; {@code Optional} and primitives as written. */
    public Type javaType() {
        return javaType;
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /** The column's former name, or null. */
    public @Nullable String renamedFrom() {
        return renamedFrom;
    }

    /** The value as SQL knows it: an {@code Optional} is opened, null is NULL. */
    public @Nullable Object get(Object instance) {
        Object value = read(instance);
        if (value instanceof java.util.Optional<?> optional) {
            return optional.orElse(null);
        }
        return value;
    }

    private @Nullable Object read(Object instance) {
        try {
            return getter.invokeExact(instance);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("reading " + name, failure);
        }
    }

    /** Sets the value on a mutable object; {@code value} as {@link #get} returns it. */
    void set(Object instance, @Nullable Object value) {
        if (setter == null) {
            throw new IllegalStateException(name + " belongs to a record");
        }
        try {
            setter.invokeExact(instance, wrap(value));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("writing " + name, failure);
        }
    }

    /** The value as the class declares it: put into an {@code Optional} where the property is one. */
    @Nullable
    Object wrap(@Nullable Object value) {
        return is(Mark.OPTIONAL) ? java.util.Optional.ofNullable(value) : value;
    }

    /** Binds a value of {@link #get}'s kind; null binds NULL. */
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            codec.bind(statement, index, value);
        }
    }

    /** The value in the column of the current row, null for SQL NULL. */
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        return codec.read(rows, index);
    }

    @Override
    public String toString() {
        return name;
    }
}
