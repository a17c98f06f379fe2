package dev.rxkit.mapping.members;

import dev.rxkit.mapping.Primitives;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the getter and the setter of a field: {@code getAge}, {@code isActive}, {@code age()}; {@code setAge},
 * {@code age(x)}.
 */
public final class Accessors {

    private Accessors() {}

    /** Returns the method that reads a field by convention; empty if the class has no such method. */
    public static Optional<Method> getter(Class<?> type, Field field) {
        return find(
                type,
                field,
                getterNames(field),
                method -> method.getParameterCount() == 0 && same(type, field, method.getReturnType()));
    }

    /** Returns the method that sets a field by convention; empty if the class has no such method. */
    public static Optional<Method> setter(Class<?> type, Field field) {
        List<String> names = new ArrayList<>();
        for (String stem : stems(field)) {
            names.add("set" + stem);
        }
        names.add(field.getName());
        return find(
                type,
                field,
                names,
                method -> method.getParameterCount() == 1 && same(type, field, method.getParameterTypes()[0]));
    }

    /**
     * Returns whether an accessor's type is the field's type, boxed or not, or the type of the field's type variable
     * in the class.
     */
    static boolean same(Class<?> type, Field field, Class<?> accessed) {
        if (Primitives.boxed(accessed) == Primitives.boxed(field.getType())) {
            return true;
        }
        Type resolved = GenericTypes.of(type).resolve(field.getGenericType());
        return resolved == accessed
                || resolved instanceof ParameterizedType generic && generic.getRawType() == accessed;
    }

    /** Returns the possible names of a method that reads the field. */
    static List<String> getterNames(Field field) {
        List<String> names = new ArrayList<>();
        for (String stem : stems(field)) {
            names.add("get" + stem);
            if (field.getType() == boolean.class || field.getType() == Boolean.class) {
                names.add("is" + stem);
            }
        }
        names.add(field.getName());
        return names;
    }

    /**
     * Returns the possible parts after {@code get}. In JavaBeans a name like {@code eMail} keeps its first letter:
     * {@code geteMail}.
     */
    private static List<String> stems(Field field) {
        String name = field.getName();
        List<String> stems = new ArrayList<>();
        stems.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        if (name.length() > 1 && Character.isUpperCase(name.charAt(1))) {
            stems.add(name);
        }
        if (name.length() > 2 && name.startsWith("is") && Character.isUpperCase(name.charAt(2))) {
            stems.add(name.substring(2));
        }
        return stems;
    }

    private static Optional<Method> find(Class<?> type, Field field, List<String> names, Predicate<Method> fits) {
        List<Class<?>> levels = new ArrayList<>(Members.levels(type));
        Collections.reverse(levels);
        for (String name : names) {
            for (Class<?> level : levels) {
                if (!field.getDeclaringClass().isAssignableFrom(level)) {
                    continue;
                }
                for (Method method : level.getDeclaredMethods()) {
                    if (method.getName().equals(name) && reachable(method) && fits.test(method)) {
                        return Optional.of(method);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean reachable(Method method) {
        int modifiers = method.getModifiers();
        return !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && !method.isBridge();
    }
}
