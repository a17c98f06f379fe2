package dev.rxkit.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository, read from the sources. */
final class SourceTree {

    static final Path ROOT = Path.of("../..");

    private static final List<Path> MAIN = List.of(
            ROOT.resolve("core/src/main/java"),
            ROOT.resolve("migrations-cli/engine/src/main/java"),
            ROOT.resolve("migrations-cli/maven-plugin/src/main/java"));

    private SourceTree() {}

    /** Returns the paths of all files, relative to the root and with slashes, without build output. */
    static List<String> files() {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean made = folder.endsWith("target") || folder.endsWith(".git");
                    return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(ROOT.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    /** Returns the packages of all modules with their source files, {@code package-info} left out. */
    static Map<String, List<Path>> packages() {
        Map<String, List<Path>> packages = new TreeMap<>();
        for (Path root : MAIN) {
            for (Path file : walk(root)) {
                String name = root.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".");
                List<Path> files = packages.computeIfAbsent(name, unknown -> new ArrayList<>());
                if (!file.endsWith("package-info.java")) {
                    files.add(file);
                }
            }
        }
        return packages;
    }

    /** Returns where the {@code package-info} of a package is, or should be. */
    static Path packageInfo(String name) {
        String file = name.replace('.', '/') + "/package-info.java";
        return MAIN.stream()
                .map(root -> root.resolve(file))
                .filter(path -> Files.isDirectory(path.getParent()))
                .reduce((first, last) -> Files.exists(first) ? first : last)
                .orElseThrow();
    }

    /** Returns the simple names of the types that the text of a source file declares. */
    static Set<String> declared(String source) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)")
                .matcher(source)
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> walk(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
