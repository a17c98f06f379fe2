package dev.rxkit.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sets of source files of one room that all refer to each other, directly or not. That a sealed type names the types
 * that it permits is no reference.
 */
public final class FileCycles {

    private final Map<String, Set<String>> uses = new TreeMap<>();

    private FileCycles(JavaClasses classes, String parent) {
        for (JavaClass type : classes) {
            String from = file(type.getName());
            Set<String> targets = uses.computeIfAbsent(from, unknown -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (classes.contain(target.getName())
                        && room(target, parent).equals(room(type, parent))
                        && !file(target.getName()).equals(from)) {
                    targets.add(file(target.getName()));
                }
            });
        }
    }

    /**
     * Returns the cycles of more than {@code most} files, each as a list of names.
     *
     * @param parent the package of which the packages below are rooms
     */
    public static List<List<String>> longerThan(int most, JavaClasses classes, String parent) {
        FileCycles graph = new FileCycles(classes, parent);
        Map<String, Set<String>> reached = new TreeMap<>();
        graph.uses.keySet().forEach(file -> reached.put(file, graph.reachable(file)));
        List<List<String>> cycles = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        reached.forEach((file, others) -> {
            List<String> cycle = others.stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(file))
                    .toList();
            if (cycle.size() > most && seen.add(cycle.get(0))) {
                cycles.add(cycle);
            }
        });
        return cycles;
    }

    private Set<String> reachable(String start) {
        Set<String> found = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            for (String to : uses.getOrDefault(next.pop(), Set.of())) {
                if (found.add(to)) {
                    next.push(to);
                }
            }
        }
        return found;
    }

    private static String room(JavaClass type, String parent) {
        String name = type.getPackageName();
        int end = name.startsWith(parent + ".") ? name.indexOf('.', parent.length() + 1) : -1;
        return end < 0 ? name : name.substring(0, end);
    }

    private static String file(String name) {
        return name.replaceFirst("\\$.*", "");
    }
}
