package dev.rxkit.migrate;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Sees the project's classes first and the engine's own jars for what is missing, and nothing of Maven or of the
 * program around it, so that neither side's versions get in the other's way.
 */
final class EngineLoader extends URLClassLoader {
    private static final String LOGGING = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    private static final String SILENCE = "dev/rxkit/migrate/slf4j-provider";

    private EngineLoader(URL[] urls) {
        super("rx", urls, ClassLoader.getPlatformClassLoader());
    }

    /** A loader of these jars and directories in this order; entries that are not there are left out. */
    static EngineLoader of(List<Path> project, List<Path> engine) {
        List<URL> urls = new ArrayList<>();
        for (List<Path> part : List.of(project, engine)) {
            for (Path path : part) {
                if (Files.exists(path)) {
                    urls.add(url(path));
                }
            }
        }
        return new EngineLoader(urls.toArray(URL[]::new));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a path: " + path, e);
        }
    }

    /** The application's logging would speak into the command's output, so every logger here is a silent one. */
    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        if (!name.equals(LOGGING)) {
            return super.findResources(name);
        }
        URL silent = findResource(SILENCE);
        return silent == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(silent));
    }
}
