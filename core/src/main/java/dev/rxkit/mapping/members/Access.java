package dev.rxkit.mapping.members;

import dev.rxkit.error.MappingException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Creates method handles for members of user classes, private ones included.
 *
 * @see java.lang.invoke.MethodHandles#privateLookupIn
 */
public final class Access {

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);
    private static final MethodType WRITE = MethodType.methodType(void.class, Object.class, Object.class);

    private Access() {}

    static MethodHandle reader(Field field) {
        return open(field.getDeclaringClass(), lookup -> lookup.unreflectGetter(field))
                .asType(READ);
    }

    static MethodHandle writer(Field field) {
        return open(field.getDeclaringClass(), lookup -> lookup.unreflectSetter(field))
                .asType(WRITE);
    }

    /** Returns a handle of type {@code (Object)Object} that calls a getter. */
    public static MethodHandle reader(Method getter) {
        return open(
                        getter.getDeclaringClass(),
                        lookup -> lookup.unreflect(getter).asFixedArity())
                .asType(READ);
    }

    static MethodHandle writer(Method setter) {
        return open(
                        setter.getDeclaringClass(),
                        lookup -> lookup.unreflect(setter).asFixedArity())
                .asType(WRITE);
    }

    /** Returns a handle that calls a constructor. */
    public static MethodHandle constructor(Constructor<?> constructor) {
        return open(
                constructor.getDeclaringClass(),
                lookup -> lookup.unreflectConstructor(constructor).asFixedArity());
    }

    private interface Step {
        MethodHandle in(MethodHandles.Lookup lookup) throws IllegalAccessException;
    }

    private static MethodHandle open(Class<?> type, Step step) {
        try {
            Access.class.getModule().addReads(type.getModule());
            return step.in(MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (IllegalAccessException closed) {
            throw new MappingException(closedModule(type), closed);
        }
    }

    /** Returns the message for a named module that does not open the package of its models. */
    static String closedModule(Class<?> type) {
        Module self = Access.class.getModule();
        return type.getName() + " cannot be reached by reflection. Add this line to module-info.java of "
                + type.getModule().getName() + ": opens " + type.getPackageName()
                + (self.isNamed() ? " to " + self.getName() : "") + ";";
    }
}
