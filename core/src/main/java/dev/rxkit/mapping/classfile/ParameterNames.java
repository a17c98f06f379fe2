package dev.rxkit.mapping.classfile;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of the parameters of a constructor: those of {@code java.beans.ConstructorProperties}, those that
 * {@code javac -parameters} stores, or those of the debugging information, which Maven, Gradle and the compiler of
 * Kotlin write by default.
 */
public final class ParameterNames {

    private ParameterNames() {}

    /** Returns the names; empty if they are not known. */
    public static Optional<List<String>> of(Constructor<?> constructor) {
        Parameter[] parameters = constructor.getParameters();
        for (Annotation annotation : constructor.getAnnotations()) {
            if (annotation.annotationType().getName().equals("java.beans.ConstructorProperties")) {
                return Optional.of(stated(annotation)).filter(names -> names.size() == parameters.length);
            }
        }
        if (Arrays.stream(parameters).allMatch(Parameter::isNamePresent)) {
            return Optional.of(Arrays.stream(parameters).map(Parameter::getName).toList());
        }
        try {
            return ClassMembers.of(constructor.getDeclaringClass()).flatMap(file -> debugged(file, constructor));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> debugged(ClassMembers file, Constructor<?> constructor) {
        Class<?>[] types = constructor.getParameterTypes();
        String descriptor = MethodType.methodType(void.class, types).toMethodDescriptorString();
        int[] sizes = Arrays.stream(types)
                .mapToInt(type -> type == long.class || type == double.class ? 2 : 1)
                .toArray();
        return file.methods().stream()
                .filter(method ->
                        method.name().equals("<init>") && method.type().equals(descriptor))
                .findFirst()
                .map(method -> file.parameterNames(method, sizes))
                .filter(names -> Arrays.stream(names).allMatch(Objects::nonNull))
                .map(ParameterNames::all);
    }

    @SuppressWarnings("NullAway") // none is null
    private static List<String> all(@Nullable String[] names) {
        return List.of(names);
    }

    private static List<String> stated(Annotation properties) {
        try {
            return List.of(
                    (String[]) properties.annotationType().getMethod("value").invoke(properties));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
