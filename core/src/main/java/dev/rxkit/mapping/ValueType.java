package dev.rxkit.mapping;

import dev.rxkit.schema.ColumnType;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * What a property holds.
 *
 * @param raw the class of a value: boxed, and what is inside an {@code Optional}
 * @param type the same with its type arguments
 * @param kind the column type it asks for
 */
public record ValueType(Class<?> raw, Type type, ColumnType.Kind kind, boolean primitive, boolean optional) {

    private static final Set<Class<?>> BOXES = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class);

    /** Whether it is a boxed primitive. */
    boolean boxed() {
        return !primitive && BOXES.contains(raw);
    }

    public boolean json() {
        return kind == ColumnType.Kind.JSON;
    }

    /** Whether the database can hand out its values. */
    boolean integer() {
        return raw == Long.class || raw == Integer.class || raw == Short.class || raw == Byte.class;
    }

    /** The name as its reader wrote it, for messages. */
    public String shown() {
        String name = type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
        return primitive ? Primitives.unboxed(raw).getSimpleName() : name;
    }
}
