package dev.rxkit.mapping;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directories and jars of a class loader and its parents. */
final class ClassPathEntries {

    private ClassPathEntries() {}

    /**
     * Returns the entries of URL class loaders and of the application class loader; those of other loaders are not
     * known.
     */
    static Set<Path> of(@Nullable ClassLoader loader) {
        Set<Path> entries = new LinkedHashSet<>();
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
                add(entries, Path.of(entry));
            }
        }
        return entries;
    }

    private static void add(Set<Path> entries, URL url) {
        try {
            if (url.getProtocol().equals("file")) {
                add(entries, Path.of(url.toURI()));
            }
        } catch (URISyntaxException | InvalidPathException unusual) {
            // Not a file, so it cannot be searched.
        }
    }

    private static void add(Set<Path> entries, Path path) {
        if (Files.exists(path)) {
            entries.add(ModelScanner.real(path));
        }
    }
}
