package dev.rxkit.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property of a class as reflection finds it.
 *
 * @param owner the mapped class
 * @param declaring the class that declares it, the owner or a superclass
 * @param type the type, with type variables resolved for the owner
 * @param types the annotated types that determine whether it may be null
 * @param places the elements that may have its annotations
 * @param getter of type {@code (Object)Object}
 * @param setter of type {@code (Object,Object)void}; null if only a constructor sets it
 * @param accessors the names of the methods that read it
 */
record Member(
        Class<?> owner,
        Class<?> declaring,
        String name,
        Type type,
        List<AnnotatedType> types,
        List<AnnotatedElement> places,
        PropertyMetadata notes,
        MethodHandle getter,
        @Nullable MethodHandle setter,
        Set<String> accessors) {

    /** Returns class and property, for messages. */
    String where() {
        return owner.getName() + "." + name;
    }
}
