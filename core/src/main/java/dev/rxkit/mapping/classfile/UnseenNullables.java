package dev.rxkit.mapping.classfile;

import dev.rxkit.error.MappingException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds annotations named {@code Nullable} that a class file contains but reflection does not show, so that a column
 * meant to be nullable would be NOT NULL.
 */
public final class UnseenNullables {
    private static final Pattern DESCRIPTOR = Pattern.compile("L((?:.*[/$])?Nullable);");

    private UnseenNullables() {}

    /** Returns the names of the annotations, sorted; those of superclasses are included. */
    public static List<String> of(Class<?> type) {
        TreeSet<String> unseen = new TreeSet<>();
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            ClassLoader loader = part.getClassLoader();
            // What the compiler of Kotlin writes is read from the class file.
            boolean unread = loader != null && !KotlinNullness.isKotlin(part);
            for (String text : unread ? texts(part, loader) : List.<String>of()) {
                unseen(text, loader).ifPresent(unseen::add);
            }
        }
        return List.copyOf(unseen);
    }

    private static List<String> texts(Class<?> type, ClassLoader loader) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = loader.getResourceAsStream(file)) {
            return in == null ? List.of() : ClassFile.texts(in, file);
        } catch (IOException e) {
            throw new MappingException(file + " cannot be read: build again", e);
        }
    }

    private static Optional<String> unseen(String text, ClassLoader loader) {
        Matcher matcher = DESCRIPTOR.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = String.valueOf(matcher.group(1)).replace('/', '.');
        return seen(name, loader) ? Optional.empty() : Optional.of(name);
    }

    private static boolean seen(String name, ClassLoader loader) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            Retention retention = found.getAnnotation(Retention.class);
            return !found.isAnnotation() || (retention != null && retention.value() == RetentionPolicy.RUNTIME);
        } catch (ClassNotFoundException | LinkageError gone) {
            return false;
        }
    }
}
