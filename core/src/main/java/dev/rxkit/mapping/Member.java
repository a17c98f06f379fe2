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
 * @param owner the class being mapped
 * @param declaring the class that declares it, the owner or a superclass
 * @param type with type variables resolved as seen from the owner
 * @param spots the annotated types that say whether it may be null
 * @param places where its annotations may stand
 * @param getter of type {@code (Object)Object}
 * @param setter of type {@code (Object,Object)void}, null for a record
 * @param accessors names of the methods that read it
 */
record Member(
        Class<?> owner,
        Class<?> declaring,
        String name,
        Type type,
        List<AnnotatedType> spots,
        List<AnnotatedElement> places,
        PropertyMetadata notes,
        MethodHandle getter,
        @Nullable MethodHandle setter,
        Set<String> accessors) {

    /** The property's name for messages: class and property. */
    String where() {
        return owner.getName() + "." + name;
    }
}
