package dev.rxkit.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signatures as text, and the types that they name. */
final class Signatures {
    private Signatures() {}

    /**
     * Returns the line of a type: modifiers, kind, name, type parameters, supertypes and accessible permitted types.
     */
    static String of(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        int hidden = type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : Modifier.STATIC;
        int fixed = type.isEnum() || type.isRecord() ? Modifier.FINAL | Modifier.ABSTRACT : 0;
        StringBuilder line = new StringBuilder(Modifier.toString(type.getModifiers() & ~(hidden | fixed | 0x200)));
        line.append(type.isSealed() ? " sealed " : " ").append(kind).append(' ').append(type.getName());
        line.append(parameters(type));
        Type parent = type.getGenericSuperclass();
        if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord()) {
            line.append(" extends ").append(name(parent));
        }
        line.append(list(type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces()));
        if (type.isSealed()) {
            line.append(list(
                    " permits ",
                    Arrays.stream(type.getPermittedSubclasses())
                            .filter(PublicTypes::isAccessible)
                            .toArray(Type[]::new)));
        }
        return line.toString();
    }

    /** Returns the lines of the members of a type, sorted; a record's components come first. */
    static List<String> members(Class<?> type) {
        List<String> lines = new ArrayList<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                lines.add("component " + name(component.getGenericType()) + " " + component.getName());
            }
        }
        lines.addAll(
                PublicTypes.members(type).stream().map(Signatures::of).collect(Collectors.toCollection(TreeSet::new)));
        return lines;
    }

    private static String of(Member member) {
        int modifiers = member.getModifiers() & ~(Modifier.SYNCHRONIZED | Modifier.NATIVE);
        if (member instanceof Field field) {
            return Modifier.toString(modifiers) + " " + name(field.getGenericType()) + " " + field.getName();
        }
        Executable executable = (Executable) member;
        // A method's bit for "varargs" is a field's bit for "transient", and "bridge" is "volatile".
        String words = Modifier.toString(modifiers & ~(Modifier.TRANSIENT | Modifier.VOLATILE));
        StringBuilder line = new StringBuilder(words);
        if (executable instanceof Method method && method.isDefault()) {
            line.append(" default");
        }
        String typeParameters = parameters(executable);
        line.append(typeParameters.isEmpty() ? "" : " " + typeParameters).append(' ');
        if (executable instanceof Method method) {
            line.append(name(method.getGenericReturnType())).append(' ').append(method.getName());
        } else {
            line.append(simple((Constructor<?>) executable));
        }
        String parameters = Arrays.stream(executable.getGenericParameterTypes())
                .map(Signatures::name)
                .collect(Collectors.joining(", ", "(", ")"));
        line.append(executable.isVarArgs() ? parameters.replaceFirst("\\[\\]\\)$", "...)") : parameters);
        line.append(list(" throws ", executable.getGenericExceptionTypes()));
        if (executable instanceof Method method && method.getDefaultValue() != null) {
            line.append(" default");
        }
        return line.toString();
    }

    private static String simple(Constructor<?> constructor) {
        return constructor.getDeclaringClass().getSimpleName();
    }

    private static String parameters(GenericDeclaration declaration) {
        return declaration.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(declaration.getTypeParameters())
                        .map(Signatures::parameter)
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String parameter(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(Signatures::name)
                .collect(Collectors.joining(" & "));
        return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
    }

    private static String list(String word, Type[] types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Signatures::name).collect(Collectors.joining(", ", word, ""));
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }

    /** Returns the types that the signature of the type itself names. */
    static Set<Class<?>> named(Class<?> type) {
        Set<Class<?>> named = new HashSet<>();
        Set<Type> seen = new HashSet<>();
        Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .forEach(parent -> collect(parent, named, seen));
        bounds(type, named, seen);
        annotations(type, named);
        return named;
    }

    /** Returns the types that the signature of the member names. */
    static Set<Class<?>> named(Member member) {
        Set<Class<?>> named = new HashSet<>();
        Set<Type> seen = new HashSet<>();
        if (member instanceof Field field) {
            collect(field.getGenericType(), named, seen);
        } else {
            Executable executable = (Executable) member;
            Stream.of(executable.getGenericParameterTypes(), executable.getGenericExceptionTypes())
                    .flatMap(Arrays::stream)
                    .forEach(type -> collect(type, named, seen));
            bounds(executable, named, seen);
            if (executable instanceof Method method) {
                collect(method.getGenericReturnType(), named, seen);
            }
        }
        annotations((AnnotatedElement) member, named);
        return named;
    }

    private static void annotations(AnnotatedElement element, Set<Class<?>> into) {
        Arrays.stream(element.getDeclaredAnnotations()).forEach(found -> into.add(found.annotationType()));
    }

    private static void bounds(GenericDeclaration declaration, Set<Class<?>> into, Set<Type> seen) {
        Arrays.stream(declaration.getTypeParameters())
                .flatMap(variable -> Arrays.stream(variable.getBounds()))
                .forEach(bound -> collect(bound, into, seen));
    }

    private static void collect(Type type, Set<Class<?>> into, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof Class<?> named) {
            into.add(named.isArray() ? element(named) : named);
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), into, seen);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, into, seen));
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), into, seen);
        } else if (type instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
                    .flatMap(Arrays::stream)
                    .forEach(bound -> collect(bound, into, seen));
        }
    }

    private static Class<?> element(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }
}
