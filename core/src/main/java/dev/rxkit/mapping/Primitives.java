package dev.rxkit.mapping;

import java.lang.invoke.MethodType;

/** Converts between primitive types and their boxed types. */
public final class Primitives {

    private Primitives() {}

    public static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    static Class<?> unboxed(Class<?> box) {
        return MethodType.methodType(box).unwrap().returnType();
    }
}
