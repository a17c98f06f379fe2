package dev.rxkit.mapping.members;

import dev.rxkit.error.MappingException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties of a class: record components, public fields, fields with getter and setter, and fields that the
 * constructor sets by which instances are created; those of a superclass first, in declaration order. Members marked as
 * ignored are left out.
 */
public final class Members {

    private final Class<?> type;
    private final GenericTypes arguments;
    private final Map<String, Member> found = new LinkedHashMap<>();
    private final List<AnnotatedElement> seen = new ArrayList<>();

    private Members(Class<?> type) {
        this.type = type;
        this.arguments = GenericTypes.of(type);
    }

    /**
     * Returns the properties of the class.
     *
     * @throws MappingException if an annotation is on a member that is not a property
     */
    static List<Member> of(Class<?> type) {
        Members members = new Members(type);
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                members.component(component);
            }
        } else {
            Optional<ConstructorMapping> constructor = ConstructorMapping.of(type);
            for (Class<?> level : levels(type)) {
                for (Field field : level.getDeclaredFields()) {
                    members.field(level, field, constructor.flatMap(one -> one.parameter(field.getName())));
                }
            }
            members.refuseUnusedAnnotations();
        }
        return List.copyOf(members.found.values());
    }

    /** Returns the class and its superclasses except Object, the topmost first. */
    public static List<Class<?>> levels(Class<?> type) {
        List<Class<?>> levels = new ArrayList<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            levels.add(level);
        }
        Collections.reverse(levels);
        return levels;
    }

    /** Returns whether the class or a superclass has a field of that name, be it a property or not. */
    public static boolean hasField(Class<?> type, String name) {
        return levels(type).stream()
                .flatMap(level -> Arrays.stream(level.getDeclaredFields()))
                .anyMatch(field -> field.getName().equals(name) && !isStatic(field.getModifiers()));
    }

    private void component(RecordComponent component) {
        List<AnnotatedElement> places = new ArrayList<>(List.of(component, component.getAccessor()));
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(component.getName()) && !isStatic(field.getModifiers()))
                .forEach(places::add);
        PropertyMetadata notes = ModelReader.property(places);
        if (ignored(component.getName(), notes)) {
            return;
        }
        found.put(
                component.getName(),
                new Member(
                        type,
                        type,
                        component.getName(),
                        arguments.resolve(component.getGenericType()),
                        List.of(component.getAnnotatedType()),
                        places,
                        notes,
                        Access.reader(component.getAccessor()),
                        null,
                        Set.of(component.getName())));
    }

    private void field(Class<?> level, Field field, Optional<ConstructorMapping.Parameter> given) {
        if (isStatic(field.getModifiers()) || field.isSynthetic() || Modifier.isTransient(field.getModifiers())) {
            return;
        }
        Optional<Method> getter = Accessors.getter(type, field);
        Optional<Method> setter = Accessors.setter(type, field);
        List<AnnotatedElement> places = new ArrayList<>(List.of(field));
        getter.ifPresent(places::add);
        given.ifPresent(parameter -> places.add(parameter.declared()));
        PropertyMetadata notes = ModelReader.property(places);
        boolean open = Modifier.isPublic(field.getModifiers());
        if (ignored(field.getName(), notes)) {
            seen.addAll(places);
        } else if (open || given.isPresent() || (getter.isPresent() && setter.isPresent())) {
            seen.addAll(places);
            add(level, field, places, notes, open ? Optional.empty() : getter, given, writer(field, open, setter));
        }
    }

    private void add(
            Class<?> level,
            Field field,
            List<AnnotatedElement> places,
            PropertyMetadata notes,
            Optional<Method> getter,
            Optional<ConstructorMapping.Parameter> given,
            @Nullable MethodHandle writer) {
        String where = type.getName() + "." + field.getName();
        if (writer == null && given.isEmpty()) {
            throw new MappingException(
                    where + " is final and cannot be set: remove final, make the class a record, or mark it @Ignored");
        }
        List<AnnotatedType> types = new ArrayList<>(List.of(field.getAnnotatedType()));
        getter.ifPresent(method -> types.add(method.getAnnotatedReturnType()));
        given.ifPresent(parameter -> types.add(parameter.declared().getAnnotatedType()));
        Member member = new Member(
                type,
                level,
                field.getName(),
                arguments.resolve(field.getGenericType()),
                types,
                places,
                notes,
                getter.isEmpty() ? Access.reader(field) : Access.reader(getter.get()),
                writer,
                new TreeSet<>(Accessors.getterNames(field)));
        Member hidden = found.put(field.getName(), member);
        if (hidden != null) {
            throw new MappingException(where + " hides the property of the same name in "
                    + hidden.declaring().getName() + ": remove or rename one of them");
        }
    }

    /** Returns what sets the property of an instance; null if nothing does. */
    private static @Nullable MethodHandle writer(Field field, boolean open, Optional<Method> setter) {
        if (open) {
            return Modifier.isFinal(field.getModifiers()) ? null : Access.writer(field);
        }
        return setter.map(Access::writer).orElse(null);
    }

    private boolean ignored(String name, PropertyMetadata notes) {
        if (!notes.has(PropertyMetadata.Flag.IGNORED)) {
            return false;
        }
        if (notes.flags().size() > 1 || notes.generated() != null || notes.reference() != null) {
            throw new MappingException(
                    type.getName() + "." + name + " is annotated with @Ignored and as a column: remove one of them");
        }
        return true;
    }

    /** Refuses an annotation on a member that is not a property, where it would have no effect. */
    private void refuseUnusedAnnotations() {
        for (Class<?> level : levels(type)) {
            List<AnnotatedElement> all = new ArrayList<>(List.of(level.getDeclaredFields()));
            Arrays.stream(level.getDeclaredMethods())
                    .filter(method -> !method.isBridge())
                    .forEach(all::add);
            for (AnnotatedElement element : all) {
                PropertyMetadata notes = ModelReader.property(List.of(element));
                if (notes.any() && !notes.has(PropertyMetadata.Flag.IGNORED) && !seen.contains(element)) {
                    throw new MappingException(type.getName() + ": " + name(element)
                            + " is annotated but is not a property: make the field public and not static, or give it a"
                            + " getter and a setter");
                }
            }
        }
    }

    private static String name(AnnotatedElement element) {
        return element instanceof Method method ? method.getName() + "()" : ((Field) element).getName();
    }

    private static boolean isStatic(int modifiers) {
        return Modifier.isStatic(modifiers);
    }
}
