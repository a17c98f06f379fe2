package dev.rxkit.mapping;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.members.Access;
import dev.rxkit.mapping.members.Member;
import dev.rxkit.mapping.members.ModelReader;
import dev.rxkit.mapping.members.PropertyMetadata;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The converters of the application: those that properties name, and those of the types that the configuration lists.
 * Immutable and thread-safe.
 */
public final class Converters {

    /** No converters of types. */
    public static final Converters NONE = new Converters(Map.of());

    private static final ClassValue<ValueConverter> KNOWN = new ClassValue<>() {
        @Override
        protected ValueConverter computeValue(Class<?> type) {
            return converter(type, () -> instance(type));
        }
    };

    private final Map<Class<?>, ValueConverter> ofTypes;

    private Converters(Map<Class<?>, ValueConverter> ofTypes) {
        this.ofTypes = ofTypes;
    }

    /**
     * Returns the converters of types.
     *
     * @param instances a converter for each type
     * @throws ConfigException if Rx stores a type without a converter, or a converter is of another type or does not
     *     state its types
     */
    public static Converters of(Map<Class<?>, ?> instances) {
        Map<Class<?>, ValueConverter> ofTypes = new HashMap<>();
        instances.forEach((type, instance) -> ofTypes.put(type, ofType(type, instance)));
        return new Converters(Map.copyOf(ofTypes));
    }

    private static ValueConverter ofType(Class<?> type, Object instance) {
        String what = "converter(" + type.getSimpleName() + ".class, ..): ";
        if (TypeCatalogue.scalar(type) && !type.isEnum() || ModelReader.isTable(type)) {
            throw new ConfigException(what + "Rx stores " + type.getSimpleName()
                    + " without a converter: put @Converted on the properties that are stored otherwise");
        }
        ValueConverter converter;
        try {
            converter = converter(instance.getClass(), () -> instance);
        } catch (MappingException unfit) {
            throw new ConfigException(what + unfit.getMessage(), unfit);
        }
        if (converter.property() != type) {
            throw new ConfigException(what + converter.name() + " converts "
                    + converter.property().getTypeName());
        }
        return converter;
    }

    /**
     * Returns the type of the values of a property.
     *
     * @throws MappingException if no column can hold it, or its converter is for another type
     */
    ValueType type(Member member) {
        boolean json = member.notes().has(PropertyMetadata.Flag.JSON);
        boolean optional = member.type() instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        Type type = optional ? ((ParameterizedType) member.type()).getActualTypeArguments()[0] : member.type();
        Class<?> raw = raw(type);
        Class<?> named = member.notes().converter();
        ValueConverter converter = named != null ? KNOWN.get(named) : raw == null || json ? null : ofTypes.get(raw);
        if (raw == null || converter == null) {
            return TypeCatalogue.of(member.type(), json, member.where());
        }
        if (json || Primitives.boxed(raw) != converter.property()) {
            throw new MappingException(member.where()
                    + (json
                            ? " is annotated with @Json and @Converted: remove one of them"
                            : " is of type " + type.getTypeName() + ", but " + converter.name() + " converts "
                                    + converter.property().getTypeName()));
        }
        return new ValueType(
                Primitives.boxed(raw), type, converter.column().kind(), raw.isPrimitive(), optional, converter);
    }

    /**
     * Returns the type of single values of a class.
     *
     * @throws MappingException if no column can hold it
     */
    ValueType type(Class<?> type) {
        ValueConverter converter = null;
        for (Class<?> level = type; level != null && converter == null; level = level.getSuperclass()) {
            converter = ofTypes.get(level);
        }
        return converter == null
                ? TypeCatalogue.of(type, false, type.getName())
                : new ValueType(type, type, converter.column().kind(), false, false, converter);
    }

    /** Returns whether a single column can hold values of the class. */
    boolean scalar(Class<?> type) {
        return TypeCatalogue.scalar(type) || ofTypes.containsKey(type);
    }

    /** Returns the types that have a converter. */
    public Set<Class<?>> types() {
        return ofTypes.keySet();
    }

    private static ValueConverter converter(Class<?> type, Supplier<Object> instance) {
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
        return ModelReader.converter(instance.get(), property, TypeCatalogue.of(column, false, type.getName()));
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
