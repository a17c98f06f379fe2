package dev.rxkit.mapping;

import dev.rxkit.mapping.members.Nullness;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines the nullness of members of classes that are not tables, such as those stored as JSON. */
public final class DeclaredNullness {

    private final Class<?> declaring;
    private final List<AnnotatedElement> places = new ArrayList<>();
    private final List<AnnotatedType> types = new ArrayList<>();

    private DeclaredNullness(Class<?> declaring) {
        this.declaring = declaring;
    }

    /**
     * Returns whether a member of a class may be null. It may be by {@code @Nullable}, as an {@code Optional}, as a
     * type variable, as a boxed primitive outside {@code @NullMarked} code, and if it has no field.
     *
     * @param property the name of its field or component
     * @param parameter the constructor parameter that sets it, or null
     */
    public static boolean nullable(Class<?> declaring, String property, @Nullable Parameter parameter) {
        DeclaredNullness member = new DeclaredNullness(declaring);
        if (parameter != null) {
            member.add(parameter, parameter.getAnnotatedType());
        }
        RecordComponent[] components = declaring.getRecordComponents();
        if (components != null) {
            for (RecordComponent component : components) {
                if (component.getName().equals(property)) {
                    member.add(component, component.getAnnotatedType());
                }
            }
        }
        for (Field field : declaring.getDeclaredFields()) {
            if (field.getName().equals(property)) {
                member.add(field, field.getAnnotatedType());
            }
        }
        return member.types.isEmpty() || member.nullable(property);
    }

    private boolean nullable(String property) {
        Class<?> raw = raw(types.get(0));
        if (raw == null || raw == Optional.class) {
            return true;
        }
        if (raw.isPrimitive()) {
            return false;
        }
        String capital = property.isEmpty()
                ? ""
                : property.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + property.substring(1);
        Set<String> accessors = Set.of(property, "get" + capital, "is" + capital, "set" + capital);
        for (Method method : declaring.getDeclaredMethods()) {
            if (accessors.contains(method.getName())) {
                if (method.getParameterCount() == 0) {
                    add(method, method.getAnnotatedReturnType());
                } else if (method.getParameterCount() == 1) {
                    add(method.getParameters()[0], method.getAnnotatedParameterTypes()[0]);
                }
            }
        }
        return Nullness.nullable(declaring, Primitives.unboxed(raw) != raw, places, types);
    }

    private void add(AnnotatedElement place, AnnotatedType type) {
        places.add(place);
        types.add(type);
    }

    /** Returns the class of a type, or null for a type variable. */
    private static @Nullable Class<?> raw(AnnotatedType type) {
        if (type.getType() instanceof Class<?> plain) {
            return plain;
        }
        if (type.getType() instanceof java.lang.reflect.ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return type.getType() instanceof TypeVariable<?> ? null : Object.class;
    }
}
