package dev.rxkit.mapping;

import dev.rxkit.schema.ColumnType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of the values of a property.
 *
 * @param raw the class of a value: boxed, and without {@code Optional}
 * @param type the same type with its type arguments
 * @param kind the kind of its column type
 * @param converter converts the values to another type; null for none
 */
public record ValueType(
        Class<?> raw,
        Type type,
        ColumnType.Kind kind,
        boolean primitive,
        boolean optional,
        @Nullable ValueConverter converter) {

    private static final Set<Class<?>> BOXES = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class);

    /** Creates a type without a converter. */
    public ValueType(Class<?> raw, Type type, ColumnType.Kind kind, boolean primitive, boolean optional) {
        this(raw, type, kind, primitive, optional, null);
    }

    /** Returns the type of the values that the column stores: that of the converter, or else this type. */
    public ValueType stored() {
        return converter == null ? this : converter.column();
    }

    /** Returns whether it is a boxed primitive. */
    public boolean boxed() {
        return !primitive && BOXES.contains(raw);
    }

    public boolean json() {
        return kind == ColumnType.Kind.JSON;
    }

    /** Returns whether it is a whole number, whose values the database can generate. */
    boolean integer() {
        return converter == null && isInteger();
    }

    private boolean isInteger() {
        return raw == Long.class || raw == Integer.class || raw == Short.class || raw == Byte.class;
    }

    /** Returns the name of the type as it is written in the source code, for messages. */
    public String shown() {
        String name = type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
        return primitive ? Primitives.unboxed(raw).getSimpleName() : name;
    }
}
