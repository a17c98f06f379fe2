package dev.rxkit.migrate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The references between source files, read from the compiled classes of both modules. */
final class SourceGraph {

    private final Map<String, List<Path>> packages = SourceTree.packages();
    private final Map<String, JavaClass> types = new TreeMap<>();
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, String> sealed = new HashMap<>();

    SourceGraph() {
        Set<String> sources = packages.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(file -> entry.getKey() + "."
                                + file.getFileName().toString().replace(".java", "")))
                .collect(Collectors.toSet());
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.rxkit");
        for (JavaClass type : classes) {
            if (sources.contains(file(type))) {
                types.put(type.getName(), type);
                permitted(type);
            }
        }
        for (JavaClass type : types.values()) {
            Set<String> targets = uses.computeIfAbsent(node(file(type)), unknown -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = file(dependency.getTargetClass());
                if (sources.contains(target)) {
                    targets.add(node(target));
                }
            }
        }
    }

    /** A sealed type and the types of the same package that it permits count as one. */
    private void permitted(JavaClass type) {
        if (!type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            // Not loaded: its superclass may be of a library that is optional in the core.
            return;
        }
        Class<?>[] permitted = type.reflect().getPermittedSubclasses();
        for (Class<?> one : permitted == null ? new Class<?>[0] : permitted) {
            String file = one.getName().replaceFirst("\\$.*", "");
            if (one.getPackageName().equals(type.getPackageName()) && !file.equals(file(type))) {
                sealed.put(file, file(type));
            }
        }
    }

    /** Returns how many files of the package refer to each other in the largest cycle; 0 without a cycle. */
    int largestCycle(String name) {
        Map<String, Set<String>> reached = new HashMap<>();
        for (String file : uses.keySet()) {
            if (packageOf(file).equals(name)) {
                reached.put(file, reachable(file, name));
            }
        }
        return reached.keySet().stream()
                .mapToInt(file -> (int) reached.get(file).stream()
                        .filter(other -> reached.get(other).contains(file))
                        .count())
                .max()
                .orElse(0);
    }

    private Set<String> reachable(String start, String name) {
        Set<String> found = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String from = next.pop();
            for (String to : uses.getOrDefault(from, Set.of())) {
                if (!to.equals(from) && packageOf(to).equals(name) && found.add(to)) {
                    next.push(to);
                }
            }
        }
        return found;
    }

    /** Returns the packages that each package refers to. */
    Map<String, Set<String>> packageUses() {
        Map<String, Set<String>> all = new TreeMap<>();
        uses.forEach((file, targets) -> targets.forEach(target ->
                all.computeIfAbsent(packageOf(file), unknown -> new TreeSet<>()).add(packageOf(target))));
        return all;
    }

    Collection<JavaClass> publicTypes(String name) {
        return types.values().stream()
                .filter(type -> type.getPackageName().equals(name) && visible(type))
                .toList();
    }

    static long publicMethods(Collection<JavaClass> types) {
        return types.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(SourceGraph::visible)
                .count();
    }

    private static boolean visible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(SourceGraph::visible).orElse(true);
    }

    private static boolean visible(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private String node(String file) {
        return sealed.getOrDefault(file, file);
    }

    private static String file(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "").replace("[]", "");
    }

    private static String packageOf(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }
}
