package dev.rxkit.mapping.members;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.classfile.ParameterNames;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The constructor that creates the instances of a record, or of a class that has fields which only a constructor sets.
 *
 * @param parameters what it takes, in its order
 */
public record ConstructorMapping(Constructor<?> constructor, List<Parameter> parameters) {

    private static final String MARK = "JdbiConstructor";

    private static final ClassValue<Optional<ConstructorMapping>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<ConstructorMapping> computeValue(Class<?> type) {
            return type.isRecord() ? Optional.of(canonical(type)) : chosen(type).map(one -> of(type, one));
        }
    };

    /**
     * A parameter of the constructor.
     *
     * @param name the name of the component or field that it sets
     * @param reader reads the value of an instance, of type {@code (Object)Object}
     * @param declared the parameter itself
     */
    public record Parameter(String name, Class<?> type, MethodHandle reader, java.lang.reflect.Parameter declared) {}

    /**
     * Returns the constructor of a class; empty if its instances are created without arguments and filled.
     *
     * @throws MappingException if the class has several constructors of which none is marked, or a parameter does not
     *     have the name and the type of a field
     */
    public static Optional<ConstructorMapping> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Returns the parameter that sets a field of that name; empty if no parameter does. */
    public Optional<Parameter> parameter(String field) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(field))
                .findFirst();
    }

    private static ConstructorMapping canonical(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 0; i < types.length; i++) {
                parameters.add(new Parameter(
                        components[i].getName(),
                        types[i],
                        Access.reader(components[i].getAccessor()),
                        constructor.getParameters()[i]));
            }
            return new ConstructorMapping(constructor, parameters);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " is a record without its constructor", impossible);
        }
    }

    /** Returns the constructor of a class that is not created empty. */
    private static Optional<Constructor<?>> chosen(Class<?> type) {
        List<Constructor<?>> all = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> !constructor.isSynthetic())
                .<Constructor<?>>map(constructor -> constructor)
                .toList();
        List<Constructor<?>> marked =
                all.stream().filter(ConstructorMapping::isMarked).toList();
        List<Constructor<?>> taking = all.stream()
                .filter(constructor -> constructor.getParameterCount() > 0)
                .toList();
        if (marked.size() > 1) {
            throw new MappingException(type.getName() + " has several constructors marked @" + MARK + ": mark one");
        }
        if (marked.size() == 1 || taking.isEmpty()) {
            return marked.stream()
                    .filter(constructor -> constructor.getParameterCount() > 0)
                    .findFirst();
        }
        if (taking.size() < all.size()) {
            return settingFinalFields(type, taking);
        }
        if (taking.size() > 1) {
            throw new MappingException(type.getName() + " has several constructors and none without arguments: mark the"
                    + " one that rows are read with, whose parameters have the names of fields, with @" + MARK
                    + " of Jdbi");
        }
        return Optional.of(taking.get(0));
    }

    private static boolean isMarked(Constructor<?> constructor) {
        return Arrays.stream(constructor.getAnnotations())
                .anyMatch(mark -> mark.annotationType().getSimpleName().equals(MARK));
    }

    /**
     * Returns the only constructor that sets all final fields which other code can read; an empty instance lacks them.
     */
    private static Optional<Constructor<?>> settingFinalFields(Class<?> type, List<Constructor<?>> taking) {
        Set<String> fields = new TreeSet<>();
        for (Class<?> level : Members.levels(type)) {
            for (Field field : level.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (Modifier.isFinal(modifiers)
                        && !Modifier.isStatic(modifiers)
                        && !field.isSynthetic()
                        && (Modifier.isPublic(modifiers)
                                || Accessors.getter(type, field).isPresent())) {
                    fields.add(field.getName());
                }
            }
        }
        List<Constructor<?>> setting = fields.isEmpty()
                ? List.of()
                : taking.stream()
                        .filter(constructor -> ParameterNames.of(constructor)
                                .filter(names -> names.containsAll(fields))
                                .isPresent())
                        .toList();
        return setting.size() == 1 ? Optional.of(setting.get(0)) : Optional.empty();
    }

    private static ConstructorMapping of(Class<?> type, Constructor<?> constructor) {
        if (Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.isSynthetic() && field.getName().startsWith("val$"))) {
            throw new MappingException(
                    type.getName() + " uses variables of the enclosing method, which a row does not contain:"
                            + " make it a static class or a record outside the method");
        }
        List<String> names = ParameterNames.of(constructor)
                .orElseThrow(() -> refused(type, "the class file does not have their names: compile with -parameters"));
        java.lang.reflect.Parameter[] declared = constructor.getParameters();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < declared.length; i++) {
            parameters.add(parameter(type, names.get(i), declared[i]));
        }
        return new ConstructorMapping(constructor, List.copyOf(parameters));
    }

    private static Parameter parameter(Class<?> type, String name, java.lang.reflect.Parameter declared) {
        Field field = field(type, name);
        if (field == null) {
            throw refused(type, name + " is not the name of a field");
        }
        Class<?> takes = declared.getType();
        if (!Accessors.same(type, field, takes)) {
            throw refused(
                    type,
                    name + " is of type " + takes.getSimpleName() + ", but the field is of type "
                            + field.getType().getSimpleName());
        }
        return new Parameter(name, takes, Access.reader(field), declared);
    }

    private static @Nullable Field field(Class<?> type, String name) {
        Field found = null;
        for (Class<?> level : Members.levels(type)) {
            for (Field field : level.getDeclaredFields()) {
                boolean sets = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
                found = sets && field.getName().equals(name) ? field : found;
            }
        }
        return found;
    }

    private static MappingException refused(Class<?> type, String why) {
        return new MappingException(type.getName()
                + " has no constructor without arguments: add one (it may be private), make the class a record, or give"
                + " each parameter of its constructor the name and the type of the field that it sets (" + why + ")");
    }
}
