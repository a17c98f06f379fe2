package dev.rxkit.api;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The types of the exported packages that other code can name, and the members that other code can use. */
final class PublicTypes {
    private PublicTypes() {}

    /**
     * Returns the accessible types of the packages, sorted by name.
     *
     * @param anchor a class of the module, which shows the folder of the compiled classes
     * @param packages the exported packages
     */
    static List<Class<?>> of(Class<?> anchor, Set<String> packages) throws IOException, URISyntaxException {
        Path classes = Path.of(
                anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> types = new ArrayList<>();
        for (String exported : packages) {
            Path folder = classes.resolve(exported.replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
                        .map(file -> load(
                                exported + "." + file.substring(0, file.length() - ".class".length()),
                                anchor.getClassLoader()))
                        .filter(PublicTypes::isAccessible)
                        .forEach(types::add);
            }
        }
        types.sort(Comparator.comparing(Class::getName));
        return types;
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Returns whether code in another package can name the type: the type and its enclosing types are public or
     * protected.
     */
    static boolean isAccessible(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
            return false;
        }
        Class<?> around = type.getDeclaringClass();
        return around == null
                ? Modifier.isPublic(type.getModifiers())
                : isVisible(type.getModifiers(), around) && isAccessible(around);
    }

    /**
     * Returns the members that other code can use through the type, without private ones and bridges: its own members,
     * and the public members that it inherits from types which other code cannot name.
     */
    static List<Member> members(Class<?> type) {
        TreeMap<String, Member> members = new TreeMap<>();
        for (Class<?> owner : owners(type)) {
            List<Member> declared = new ArrayList<>(List.of(owner.getDeclaredMethods()));
            declared.addAll(List.of(owner.getDeclaredFields()));
            if (owner == type) {
                declared.addAll(List.of(owner.getDeclaredConstructors()));
            }
            for (Member member : declared) {
                boolean bridge = member instanceof Method method && method.isBridge();
                if (!member.isSynthetic() && !bridge && isVisible(member.getModifiers(), type)) {
                    members.putIfAbsent(key(member), member);
                }
            }
        }
        return List.copyOf(members.values());
    }

    /** Returns what identifies a member: a subclass's method replaces the one that it overrides. */
    private static String key(Member member) {
        if (member instanceof Field) {
            return member.getName();
        }
        List<String> types = Stream.of(((Executable) member).getParameterTypes())
                .map(Class::getName)
                .toList();
        return member.getName() + types;
    }

    /** Returns the type itself and those of its supertypes that are accessible only through it. */
    private static Set<Class<?>> owners(Class<?> type) {
        Set<Class<?>> owners = new LinkedHashSet<>();
        addOwners(type, owners);
        return owners;
    }

    private static void addOwners(Class<?> type, Set<Class<?>> owners) {
        owners.add(type);
        for (Class<?> parent : parents(type)) {
            if (!isAccessible(parent)) {
                addOwners(parent, owners);
            }
        }
    }

    private static List<Class<?>> parents(Class<?> type) {
        List<Class<?>> parents = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            parents.add(0, type.getSuperclass());
        }
        return parents;
    }

    private static boolean isVisible(int modifiers, Class<?> owner) {
        return Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers) && !Modifier.isFinal(owner.getModifiers());
    }
}
