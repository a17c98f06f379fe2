package dev.rxkit.mapping.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Recognises types all of whose values are read as they were written, so that no value has to be checked. */
public final class ProvedTypes {

    private static final Set<Class<?>> KEYS = Set.of(String.class, Integer.class, Long.class, UUID.class);

    private static final Set<Class<?>> SCALARS = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            String.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class,
            Duration.class);

    private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Set.class, Collection.class);

    private ProvedTypes() {}

    /** Returns whether each value of the type is read as it was written, by a mapper with the settings of Rx. */
    public static boolean proved(Type type) {
        return proved(type, new HashSet<>());
    }

    private static boolean proved(Type type, Set<Type> seen) {
        if (type instanceof GenericArrayType array) {
            return proved(array.getGenericComponentType(), seen);
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (!seen.add(type)) {
                return true;
            }
            if (raw == Map.class) {
                return key(arguments[0]) && proved(arguments[1], seen);
            }
            return COLLECTIONS.contains(raw) || raw == Optional.class
                    ? proved(arguments[0], seen)
                    : record(raw, component -> component instanceof Class<?> && proved(component, seen));
        }
        if (!(type instanceof Class<?> raw) || raw == char.class) {
            return false;
        }
        if (raw.isPrimitive() || SCALARS.contains(raw) || !seen.add(type)) {
            return true;
        }
        if (raw.isEnum()) {
            return plainEnum(raw);
        }
        return raw.isArray() ? proved(raw.getComponentType(), seen) : record(raw, component -> proved(component, seen));
    }

    private static boolean key(Type type) {
        return type instanceof Class<?> key && (KEYS.contains(key) || key.isEnum() && plainEnum(key));
    }

    private static boolean record(Class<?> type, Predicate<Type> components) {
        return type.isRecord()
                && plainRecord(type)
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .allMatch(components);
    }

    private static boolean plainEnum(Class<?> type) {
        return plain(type)
                && Arrays.stream(type.getDeclaredFields()).allMatch(ProvedTypes::plain)
                && Arrays.stream(type.getDeclaredMethods()).allMatch(ProvedTypes::plain);
    }

    /** Returns whether a record has no annotations of Jackson, and no getters in addition to its components. */
    private static boolean plainRecord(Class<?> type) {
        return plain(type)
                && Stream.of(type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                        .flatMap(Arrays::stream)
                        .map(AnnotatedElement.class::cast)
                        .allMatch(ProvedTypes::plain)
                && type.getDeclaredConstructors().length == 1
                && Arrays.stream(type.getMethods()).noneMatch(ProvedTypes::getter);
    }

    private static boolean getter(Method method) {
        String name = method.getName();
        return method.getParameterCount() == 0
                && !name.equals("getClass")
                && (name.startsWith("get") || name.startsWith("is"));
    }

    private static boolean plain(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getName)
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson.") || name.startsWith("tools.jackson."));
    }
}
