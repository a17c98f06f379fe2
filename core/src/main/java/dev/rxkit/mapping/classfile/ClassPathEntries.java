package dev.rxkit.mapping.classfile;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directories and jars of a class loader and its parents. */
public final class ClassPathEntries {

    private ClassPathEntries() {}

    /**
     * Returns the entries of URL class loaders and of the application class loader; those of other loaders are not
     * known.
     */
    public static Set<ClassRoot> of(@Nullable ClassLoader loader) {
        Set<ClassRoot> entries = new LinkedHashSet<>();
        boolean application = false;
        for (ClassLoader level = loader; level != null; level = level.getParent()) {
            application |= level == ClassLoader.getSystemClassLoader();
            if (level instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    add(entries, url);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (application && !entry.isEmpty()) {
                Path path = Path.of(entry);
                if (Files.exists(path)) {
                    entries.add(ClassRoot.of(path));
                }
            }
        }
        return entries;
    }

    private static void add(Set<ClassRoot> entries, URL url) {
        ClassRoot root = ClassRoot.of(url);
        if (root != null) {
            entries.add(root);
        }
    }
}
