package dev.rxkit.mapping.json;

import dev.rxkit.mapping.json.JsonClass.Member;
import dev.rxkit.mapping.json.JsonClass.Written;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fields with the state of objects that are stored as JSON. */
public final class JsonFields {

    private JsonFields() {}

    /**
     * Checks that each field is part of what is written.
     *
     * @throws JsonTypeRefusal naming the first field that is not
     */
    public static void requireSeen(Written written) {
        Set<String> seen = new HashSet<>(written.ignored());
        for (Member member : written.members()) {
            seen.add(member.internalName());
            seen.add(member.name());
            seen.add(member.field());
        }
        for (Field field : of(written.type())) {
            if (!seen.contains(field.getName()) && !written.anyGetter() && !ofJackson(field)) {
                throw new JsonTypeRefusal(
                        "the field " + field.getDeclaringClass().getName() + "." + field.getName()
                                + " is not seen by Jackson and would be lost: make it public or give it a getter and a setter,"
                                + " or mark it transient or @JsonIgnore");
            }
        }
    }

    /** Returns whether a field of that name has state of the class. */
    static boolean has(Class<?> type, String name) {
        return of(type).stream().anyMatch(field -> field.getName().equals(name));
    }

    /** Returns the instance fields of a class and its superclasses, without transient ones and those of the JDK. */
    static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = type; level != null && !JsonTypeCheck.ofJdk(level); level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Returns the name of the property of a getter; null if the method is not a getter. */
    public static @Nullable String property(Method method) {
        String name = method.getName();
        if (Modifier.isStatic(method.getModifiers())
                || method.getParameterCount() > 0
                || method.getReturnType() == void.class
                || method.getDeclaringClass() == Object.class) {
            return null;
        }
        String rest = name.startsWith("get") ? name.substring(3) : name.startsWith("is") ? name.substring(2) : "";
        return rest.isEmpty() ? null : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
    }

    private static boolean ofJackson(Field field) {
        return Arrays.stream(field.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getName().startsWith("com.fasterxml.jackson."));
    }
}
