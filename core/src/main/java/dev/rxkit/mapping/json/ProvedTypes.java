package dev.rxkit.mapping.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
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
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/** Recognises types all of whose values are read as they were written, so that no value has to be checked. */
final class ProvedTypes {

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

    static boolean proved(JavaType type, TypeFactory types) {
        return proved(type, types, new HashSet<>());
    }

    private static boolean proved(JavaType type, TypeFactory types, Set<JavaType> seen) {
        Class<?> raw = type.getRawClass();
        if (raw.isPrimitive() || SCALARS.contains(raw)) {
            return raw != char.class;
        }
        if (!seen.add(type)) {
            return true;
        }
        if (raw.isEnum()) {
            return plainEnum(raw);
        }
        if (raw == Map.class) {
            Class<?> key = type.getKeyType().getRawClass();
            return (KEYS.contains(key) || key.isEnum() && plainEnum(key)) && proved(type.getContentType(), types, seen);
        }
        if (COLLECTIONS.contains(raw) || raw == Optional.class || type.isArrayType()) {
            return proved(type.getContentType(), types, seen);
        }
        return raw.isRecord() && plainRecord(raw) && components(type, types, seen);
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

    private static boolean components(JavaType type, TypeFactory types, Set<JavaType> seen) {
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            if (!(component.getGenericType() instanceof Class<?>) && type.hasGenericTypes()) {
                return false;
            }
            if (!proved(types.constructType(component.getGenericType()), types, seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getName)
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson.") || name.startsWith("tools.jackson."));
    }
}
