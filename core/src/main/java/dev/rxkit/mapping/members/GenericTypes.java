package dev.rxkit.mapping.members;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of the type variables of superclasses, as seen from one class. */
final class GenericTypes {

    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    private GenericTypes() {}

    static GenericTypes of(Class<?> type) {
        GenericTypes arguments = new GenericTypes();
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            if (level.getGenericSuperclass() instanceof ParameterizedType parent) {
                TypeVariable<?>[] variables = ((Class<?>) parent.getRawType()).getTypeParameters();
                Type[] actual = parent.getActualTypeArguments();
                for (int i = 0; i < variables.length; i++) {
                    arguments.known.put(variables[i], arguments.resolve(actual[i]));
                }
            }
        }
        return arguments;
    }

    /** Returns the type with each known variable replaced; a wildcard is replaced by its upper bound. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return known.getOrDefault(variable, variable);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic) {
            List<Type> actual = List.of(generic.getActualTypeArguments()).stream()
                    .map(this::resolve)
                    .toList();
            return new Resolved((Class<?>) generic.getRawType(), actual, generic.getOwnerType());
        }
        if (type instanceof GenericArrayType array
                && resolve(array.getGenericComponentType()) instanceof Class<?> component) {
            return component.arrayType();
        }
        return type;
    }

    /** A generic type with its arguments replaced. */
    private record Resolved(
            Class<?> raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public String toString() {
            return raw.getTypeName() + "<"
                    + String.join(
                            ", ", arguments.stream().map(Type::getTypeName).toList()) + ">";
        }
    }
}
