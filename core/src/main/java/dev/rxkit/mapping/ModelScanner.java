package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.classfile.ClassFile;
import dev.rxkit.mapping.classfile.ClassPathEntries;
import dev.rxkit.mapping.classfile.ClassRoot;
import dev.rxkit.mapping.members.ModelReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    public static List<Class<?>> scan(ClassLoader loader, List<ClassRoot> roots, List<String> packages) {
        Set<ClassRoot> all = new LinkedHashSet<>(roots);
        for (String name : packages) {
            List<ClassRoot> homes = rootsWith(loader, name.replace('.', '/'));
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
    public static List<ClassRoot> applicationRoots(ClassLoader loader) {
        Set<ClassRoot> roots = new LinkedHashSet<>(rootsWith(loader, ""));
        // The loader does not find its root if its path contains dots.
        roots.addAll(ClassPathEntries.of(loader));
        // For the empty name the loader also finds multi-release jars, by their META-INF/versions.
        roots.removeIf(root -> !root.directory());
        List<ClassRoot> configured = rootsWith(loader, CONFIG);
        roots.addAll(configured.subList(0, Math.min(1, configured.size())));
        return List.copyOf(roots);
    }

    /** Returns the directories and jars in which the loader finds a resource. */
    private static List<ClassRoot> rootsWith(ClassLoader loader, String resource) {
        Set<ClassRoot> roots = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(resource))) {
                if (url.getProtocol().equals("file")) {
                    Path path = Path.of(url.toURI());
                    int depth = resource.isEmpty() ? 0 : Path.of(resource).getNameCount();
                    for (int i = 0; i < depth; i++) {
                        path = path.resolve("..").normalize();
                    }
                    roots.add(ClassRoot.of(path));
                } else if (url.openConnection() instanceof JarURLConnection jar) {
                    ClassRoot root = ClassRoot.of(jar.getJarFileURL());
                    if (root != null) {
                        roots.add(root);
                    }
                }
            }
        } catch (IOException | URISyntaxException failure) {
            throw new MappingException("the class path cannot be searched for models: " + failure, failure);
        }
        return List.copyOf(roots);
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError failure) {
            throw new MappingException("the model " + name + " cannot be loaded: " + failure, failure);
        }
    }

    private void root(ClassRoot root) {
        try {
            root.read(this::isClass, this::read);
        } catch (IOException failure) {
            throw new MappingException(root + " cannot be searched for models: " + failure, failure);
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
