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

/** Finds the classes marked {@code @Table} by reading class files; only those are loaded, and none is initialised. */
public final class ModelScanner {

    private static final String CONFIG = "rxconfig.properties";

    private final Set<String> found = new TreeSet<>();
    private final List<String> folders;

    /**
     * Creates a scanner.
     *
     * @param packages the packages to search; empty for all
     */
    private ModelScanner(List<String> packages) {
        folders = packages.stream().map(name -> name.replace('.', '/') + "/").toList();
    }

    /**
     * Returns the table classes, ordered by name.
     *
     * @param roots directories and jars; those on the loader's path that contain one of the packages are added
     * @param packages the packages to search, with sub-packages; empty for all
     * @throws MappingException if a class file or jar cannot be read, or a class cannot be loaded
     */
    public static List<Class<?>> scan(ClassLoader loader, List<Path> roots, List<String> packages) {
        Set<Path> all = new LinkedHashSet<>();
        roots.forEach(root -> all.add(real(root)));
        for (String name : packages) {
            List<Path> homes = rootsWith(loader, name.replace('.', '/'));
            // The loader does not find a package in a jar that has no entries for directories.
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
     * Returns the places of an application's own classes: the directories of the class path, and the entry that
     * contains {@code rxconfig.properties}.
     */
    public static List<Path> applicationRoots(ClassLoader loader) {
        Set<Path> roots = new LinkedHashSet<>(rootsWith(loader, ""));
        // The loader does not find its root if its path contains dots.
        roots.addAll(ClassPathEntries.of(loader));
        // For the empty name the loader also finds multi-release jars, by their META-INF/versions.
        roots.removeIf(root -> !Files.isDirectory(root));
        List<Path> configured = rootsWith(loader, CONFIG);
        roots.addAll(configured.subList(0, Math.min(1, configured.size())));
        return List.copyOf(roots);
    }

    /** Returns the directories and jars in which the loader finds a resource. */
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

    /** Returns the real path, or the path itself if the file does not exist. */
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

            /**
             * Accepts a link to an enclosing directory, whose files are visited anyway; any other failure is thrown.
             */
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
