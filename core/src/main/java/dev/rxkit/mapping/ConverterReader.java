package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the converters that classes name, and reads the types between which they convert. */
final class ConverterReader {

    private static final ClassValue<ValueConverter> KNOWN = new ClassValue<>() {
        @Override
        protected ValueConverter computeValue(Class<?> type) {
            return created(type);
        }
    };

    private ConverterReader() {}

    /**
     * Returns the converter of a class; always the same.
     *
     * @throws MappingException if it has no constructor without arguments, or does not state its types
     */
    static ValueConverter read(Class<?> type) {
        return KNOWN.get(type);
    }

    private static ValueConverter created(Class<?> type) {
        Type[] arguments = arguments(type);
        Class<?> property = arguments == null ? null : raw(arguments[0]);
        if (arguments == null || property == null || !(arguments[1] instanceof Class<?> column)) {
            throw new MappingException(type.getName()
                    + " does not state its types: write them, as in implements Converter<Email, String>");
        }
        if (!TypeCatalogue.scalar(column)) {
            throw new MappingException(type.getName() + " converts to " + column.getTypeName()
                    + ", which no column can hold: convert to a type that a property without a converter may have");
        }
        return ModelReader.converter(instance(type), property, TypeCatalogue.of(column, false, type.getName()));
    }

    private static Object instance(Class<?> type) {
        try {
            return Access.constructor(type.getDeclaredConstructor()).invoke();
        } catch (NoSuchMethodException missing) {
            throw new MappingException(
                    type.getName() + " has no constructor without arguments: add one, which may be private", missing);
        } catch (Error failure) {
            throw failure;
        } catch (Throwable refused) {
            throw new MappingException(type.getName() + " cannot be created: " + refused, refused);
        }
    }

    /** Returns the type arguments that a class gives the interface, itself or by a superclass or interface; or null. */
    private static Type @Nullable [] arguments(Class<?> type) {
        return arguments(type, new HashMap<>());
    }

    private static Type @Nullable [] arguments(Type type, Map<Type, Type> known) {
        Class<?> plain = raw(type);
        if (plain == null) {
            return null;
        }
        Type[] actual = type instanceof ParameterizedType generic ? generic.getActualTypeArguments() : new Type[0];
        for (int i = 0; i < actual.length; i++) {
            actual[i] = known.getOrDefault(actual[i], actual[i]);
            known.put(plain.getTypeParameters()[i], actual[i]);
        }
        if (ModelReader.isConverter(plain)) {
            return actual.length == 2 ? actual : null;
        }
        for (Type parent : plain.getGenericInterfaces()) {
            Type[] found = arguments(parent, known);
            if (found != null) {
                return found;
            }
        }
        return plain.getGenericSuperclass() == null ? null : arguments(plain.getGenericSuperclass(), known);
    }

    private static @Nullable Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
