package dev.rxkit.mapping.members;

import dev.rxkit.error.MappingException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Checks whether a class can be the type of rows. */
public final class ClassRules {

    private ClassRules() {}

    /**
     * Refuses a class that cannot be instantiated.
     *
     * @throws MappingException if it cannot; the message says what to write instead
     */
    public static void check(Class<?> type) {
        String fault = fault(type);
        if (fault != null) {
            throw new MappingException(type.getName() + " " + fault);
        }
    }

    private static @Nullable String fault(Class<?> type) {
        if (type.isInterface()) {
            return "is an interface: map a record or a class";
        }
        if (type.isEnum()) {
            return "is an enum: map a record or a class; an enum can be the type of a property";
        }
        if (type.isArray() || type.isPrimitive()) {
            return "cannot be mapped: map a record or a class";
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return "is abstract: put @Table on the classes that extend it; they inherit its properties";
        }
        boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
        return inner && !type.isLocalClass() ? "is an inner class: make it static" : null;
    }
}
