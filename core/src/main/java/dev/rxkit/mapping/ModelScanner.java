package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.classfile.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Finds the classes marked {@code @Table} by their class files; only those are loaded, none is initialised. */
public final class ModelScanner {

    private static final String CONFIG = "rxconfig.properties";

    private final Set<String> found = new TreeSet<>();
    private final List<String> folders;

    /** @param packages packages to stay in; empty for all */
    private ModelScanner(List<String> packages) {
        folders = packages.stream().map(name -> name.replace('.', '/') + "/").toList();
    }

    /**
     * The table classes, ordered by name.
     *
     * @param roots directories and jars; those that hold one of the packages on the loader's path are added
     * @param packages packages to stay in, sub-packages included; empty for all
     * @throws MappingException for a class file or jar that cannot be read, or a class that cannot be loaded
     */
    public static List<Class<?>> scan(ClassLoader loader, List<Path> roots, List<String> packages) {
        Set<Path> all = new LinkedHashSet<>();
        roots.forEach(root -> all.add(real(root)));
        for (String name : packages) {
            List<Path> homes = rootsWith(loader, name.replace('.', '/'));
            // A jar without entries for its folders does not answer for a package.
            all.addAll(homes.isEmpty() ? ClassPathEntries.of(loader) : homes);
        }
        ModelScanner scanner = new ModelScanner(packages);
        all.forEach(scanner::root);
        return scanner.found.stream()
                .<Class<?>>map(name -> load(loader, name))
                .filter(ModelReader::isTable)
                .toList();
    }

    /**
     * Where an application's own classes are: the directories of the class path, and the entry that holds
     * {@code rxconfig.properties}.
     */
    public static List<Path> applicationRoots(ClassLoader loader) {
        Set<Path> roots = new LinkedHashSet<>(rootsWith(loader, ""));
        // A loader over a path with dots does not answer for its root.
        roots.addAll(ClassPathEntries.of(loader));
        // A multi-release jar answers to the empty name too, with its META-INF/versions.
        roots.removeIf(root -> !Files.isDirectory(root));
        List<Path> configured = rootsWith(loader, CONFIG);
        roots.addAll(configured.subList(0, Math.min(1, configured.size())));
        return List.copyOf(roots);
    }

    /** The directories and jars in which the loader finds the resource. */
    private static List<Path> rootsWith(ClassLoader loader, String resource) {
        Set<Path> roots = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(resource))) {
                if (url.getProtocol().equals("file")) {
                    Path path = Path.of(url.toURI());
                    int depth = resource.isEmpty() ? 0 : Path.of(resource).getNameCount();
                    for (int i = 0; i < depth; i++) {
                        path = path.resolve("..").normalize();
                    }
                    roots.add(real(path));
                } else if (url.openConnection() instanceof JarURLConnection jar) {
                    roots.add(real(Path.of(URI.create(jar.getJarFileURL().toString()))));
                }
            }
        } catch (IOException | URISyntaxException failure) {
            throw new MappingException("the class path cannot be searched for models: " + failure, failure);
        }
        return List.copyOf(roots);
    }

    /** The path without links, dots and doubles, or as it is where there is nothing. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path;
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError failure) {
            throw new MappingException("the model " + name + " cannot be loaded: " + failure, failure);
        }
    }

    private void root(Path root) {
        try {
            if (Files.isDirectory(root)) {
                directory(root);
            } else if (Files.isRegularFile(root)) {
                jar(root);
            }
        } catch (IOException failure) {
            throw new MappingException(root + " cannot be searched for models: " + failure, failure);
        }
    }

    private void directory(Path root) throws IOException {
        Set<Path> folders = new HashSet<>();
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folders.add(real(folder)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && isClass(root.relativize(file).toString().replace('\\', '/'))) {
                    try (InputStream in = Files.newInputStream(file)) {
                        read(in, file.toString());
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            /** A link into a folder above it, whose files are seen anyway; anything else is a failure. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof FileSystemLoopException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void jar(Path root) throws IOException {
        try (JarFile jar = new JarFile(root.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (isClass(entry.getName())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        read(in, root + "!/" + entry.getName());
                    }
                }
            }
        }
    }

    private boolean isClass(String path) {
        return path.endsWith(".class")
                && !path.startsWith("META-INF/")
                && !path.endsWith("-info.class")
                && (folders.isEmpty() || folders.stream().anyMatch(path::startsWith));
    }

    private void read(InputStream in, String where) throws IOException {
        ClassFile.nameIfMentions(in, ModelReader.MARK, where).ifPresent(found::add);
    }
}
