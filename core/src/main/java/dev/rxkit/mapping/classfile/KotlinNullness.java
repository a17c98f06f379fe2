package dev.rxkit.mapping.classfile;

import dev.rxkit.error.MappingException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties of nullable type in classes written in Kotlin. Its compiler marks the fields and parameters of
 * such types by annotations that are only in the class file.
 */
public final class KotlinNullness {

    private static final String NULLABLE = "Lorg/jetbrains/annotations/Nullable;";
    private static final String NOT_NULL = "Lorg/jetbrains/annotations/NotNull;";

    private static final ClassValue<Set<String>> KNOWN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private KotlinNullness() {}

    /** Returns whether the class was compiled by the compiler of Kotlin. */
    public static boolean isKotlin(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
    }

    /**
     * Returns whether a property of a Kotlin class is declared with a nullable type.
     *
     * @throws MappingException if the class file cannot be read
     */
    public static boolean nullable(Class<?> type, String property) {
        return KNOWN.get(type).contains(property);
    }

    private static Set<String> read(Class<?> type) {
        ClassMembers file;
        try {
            file = ClassMembers.of(type).orElseThrow(() -> unreadable(type, null));
        } catch (IOException unreadable) {
            throw unreadable(type, unreadable);
        }
        Set<String> nullable = new HashSet<>();
        // A private property has its annotations on the parameter only.
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!constructor.isSynthetic() && constructor.getParameterCount() > 0) {
                ParameterNames.of(constructor)
                        .ifPresent(names -> nullable.addAll(nullableOf(file, constructor, names)));
            }
        }
        for (ClassMembers.Member field : file.fields()) {
            ByteBuffer annotations = field.attribute("RuntimeInvisibleAnnotations");
            Set<String> types = annotations == null ? Set.of() : types(annotations, file.constants());
            if (types.contains(NULLABLE)) {
                nullable.add(field.name());
            } else if (types.contains(NOT_NULL)) {
                nullable.remove(field.name());
            }
        }
        return nullable;
    }

    private static Set<String> nullableOf(ClassMembers file, Constructor<?> constructor, List<String> names) {
        String descriptor = java.lang.invoke.MethodType.methodType(void.class, constructor.getParameterTypes())
                .toMethodDescriptorString();
        Set<String> nullable = new HashSet<>();
        for (ClassMembers.Member method : file.methods()) {
            ByteBuffer annotations = method.attribute("RuntimeInvisibleParameterAnnotations");
            if (annotations != null
                    && method.name().equals("<init>")
                    && method.type().equals(descriptor)
                    && Byte.toUnsignedInt(annotations.get()) == names.size()) {
                for (String name : names) {
                    if (types(annotations, file.constants()).contains(NULLABLE)) {
                        nullable.add(name);
                    }
                }
            }
        }
        return nullable;
    }

    private static MappingException unreadable(Class<?> type, @Nullable Throwable cause) {
        return new MappingException(
                "the class file of " + type.getName() + ", which says which properties of the Kotlin class may be null,"
                        + " cannot be read: keep it beside the class, or write the model in Java",
                cause);
    }

    /** Reads a list of annotations, and returns their types. */
    private static Set<String> types(ByteBuffer annotations, ConstantPool constants) {
        Set<String> types = new HashSet<>();
        for (int left = ClassMembers.unsigned(annotations); left > 0; left--) {
            types.add(annotation(annotations, constants));
        }
        return types;
    }

    private static String annotation(ByteBuffer content, ConstantPool constants) {
        String type = constants.text(ClassMembers.unsigned(content));
        for (int pairs = ClassMembers.unsigned(content); pairs > 0; pairs--) {
            content.getShort();
            skipValue(content, constants);
        }
        return type;
    }

    private static void skipValue(ByteBuffer content, ConstantPool constants) {
        switch (content.get()) {
            case 'e' -> content.getInt();
            case '@' -> annotation(content, constants);
            case '[' -> {
                for (int left = ClassMembers.unsigned(content); left > 0; left--) {
                    skipValue(content, constants);
                }
            }
            default -> content.getShort();
        }
    }
}
