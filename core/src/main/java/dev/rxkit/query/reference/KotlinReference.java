package dev.rxkit.query.reference;

import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * A property reference of Kotlin, such as {@code Team::name}. Where a {@code Prop} is expected, Kotlin's compiler writes
 * a lambda that captures the reference and calls it.
 */
final class KotlinReference {

    private static final String PROPERTY = "kotlin.reflect.KProperty1";

    private KotlinReference() {}

    /** Returns the name of the property whose reference is all that the lambda captures; null if it captures others. */
    static @Nullable String name(SerializedLambda lambda) {
        Object captured = lambda.getCapturedArgCount() == 1 ? lambda.getCapturedArg(0) : null;
        Class<?> type = captured == null ? null : property(captured.getClass());
        if (type == null) {
            return null;
        }
        try {
            return (String) type.getMethod("getName").invoke(captured);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the interface of property references if a class implements it; null if not. */
    private static @Nullable Class<?> property(@Nullable Class<?> type) {
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (Class<?> implemented : level.getInterfaces()) {
                Class<?> found = implemented.getName().equals(PROPERTY) ? implemented : property(implemented);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
