package dev.rxkit.mapping.members;

import dev.rxkit.error.ValidationException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of an embedded object.
 *
 * @param holder reads the object, of type {@code (Object)Object}
 * @param part reads the property of the object, of the same type
 * @param required class and property, if it must not be null in an object that is not null; else null
 */
public record EmbeddedGetter(
        MethodHandle holder, MethodHandle part, @Nullable String required) {

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    /** Returns the getter of the property, which is null if the object is. */
    public static MethodHandle of(MethodHandle holder, MethodHandle part) {
        return new EmbeddedGetter(holder, part, null).handle();
    }

    /** Returns the getter which throws ValidationException if the property is null and the object is not. */
    public static MethodHandle required(MethodHandle holder, MethodHandle getter, String label) {
        return new EmbeddedGetter(holder, getter, label).handle();
    }

    private MethodHandle handle() {
        try {
            return MethodHandles.lookup().bind(this, required == null ? "read" : "readPresent", READ);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Nullable
    Object read(Object instance) throws Throwable {
        Object object = holder.invokeExact(instance);
        return object == null ? null : (Object) part.invokeExact(object);
    }

    @Nullable
    Object readPresent(Object instance) throws Throwable {
        Object value = part.invokeExact(instance);
        if (value == null && (Object) holder.invokeExact(instance) != null) {
            String object = String.valueOf(required)
                    .substring(0, String.valueOf(required).lastIndexOf('.'));
            throw new ValidationException(List.of(new ValidationException.Fault(
                    String.valueOf(required), "must not be null in " + object + ", which is not null")));
        }
        return value;
    }
}
