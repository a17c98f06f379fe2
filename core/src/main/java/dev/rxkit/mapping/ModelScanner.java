package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the classes marked {@code @Table} by their class files; only those are loaded, none is initialised. */
public final class ModelScanner {

    private static final String CONFIG = "rxconfig.properties";

    private final Set<String> found = new TreeSet<>();

    private ModelScanner() {}

    /**
     * The table classes, ordered by name.
     *
     * @param roots directories and jars; those that hold one of the packages on the loader's path are added
     * @param packages packages to stay in, sub-packages included; empty for all
     * @throws MappingException for a class file or jar that cannot be read, or a class that cannot be loaded
     */
    public static List<Class<?>> scan(ClassLoader loader, List<Path> roots, List<String> packages) {
        Set<Path> all = new LinkedHashSet<>(roots);
        for (String name : packages) {
            all.addAll(rootsWith(loader, name.replace('.', '/')));
        }
        ModelScanner scanner = new ModelScanner();
        all.forEach(scanner::root);
        return scanner.found.stream()
                .filter(name -> packages.isEmpty() || packages.stream().anyMatch(home -> name.startsWith(home + ".")))
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
        // A multi-release jar answers to the empty name too, with its META-INF/versions.
        roots.removeIf(root -> !Files.isDirectory(root));
        List<Path> configured = rootsWith(loader, CONFIG);
        roots.addAll(configured.subList(0, Math.min(1, configured.size())));
        return List.copyOf(roots);
    }

    /** The directories and jars in which the loader finds the resource. */
    private static List<Path> rootsWith(ClassLoader loader, String resource) {
        List<Path> roots = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(resource))) {
                if (url.getProtocol().equals("file")) {
                    Path path = Path.of(url.toURI());
                    int depth = resource.isEmpty() ? 0 : Path.of(resource).getNameCount();
                    for (int i = 0; i < depth; i++) {
                        path = path.resolve("..").normalize();
                    }
                    roots.add(path);
                } else if (url.openConnection() instanceof JarURLConnection jar) {
                    roots.add(Path.of(URI.create(jar.getJarFileURL().toString())));
                }
            }
        } catch (IOException | URISyntaxException failure) {
            throw new MappingException("the class path cannot be searched for models: " + failure, failure);
        }
        return roots;
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
        Collection<Path> files;
        try (Stream<Path> tree = Files.walk(root)) {
            files = tree.filter(path -> isClass(root.relativize(path).toString().replace('\\', '/')))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                read(in, file.toString());
            }
        }
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

    private static boolean isClass(String path) {
        return path.endsWith(".class") && !path.startsWith("META-INF/") && !path.endsWith("-info.class");
    }

    private void read(InputStream in, String where) throws IOException {
        ClassFile.nameIfMentions(in, ModelReader.MARK, where).ifPresent(found::add);
    }
}
