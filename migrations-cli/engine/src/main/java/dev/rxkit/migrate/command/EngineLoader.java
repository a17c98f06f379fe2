package dev.rxkit.migrate.command;

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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class loader of the project's classes, followed by the engine's jars. Its parent is the platform class loader, so
 * that classes of Maven or of the running program are not visible.
 */
final class EngineLoader extends URLClassLoader {
    private static final String LOGGING = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    private static final Pattern ANNOTATIONS = Pattern.compile("jackson-annotations-2\\.(\\d+)[^/\\\\]*\\.jar$");
    private static final String NO_OP_PROVIDER = "dev/rxkit/migrate/slf4j-provider";

    /** Packages that are always the platform's. */
    private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private EngineLoader(URL[] urls) {
        super("rx", urls, ClassLoader.getPlatformClassLoader());
    }

    /**
     * Returns a loader of these jars and directories in this order; entries that do not exist are left out. The engine's
     * annotations of Jackson come first if those of the project are older, because its Jackson needs them, and older
     * ones are part of newer ones.
     */
    static EngineLoader of(List<Path> project, List<Path> engine) {
        List<URL> urls = new ArrayList<>();
        for (List<Path> part : List.of(newerAnnotations(project, engine), project, engine)) {
            for (Path path : part) {
                if (Files.exists(path)) {
                    urls.add(url(path));
                }
            }
        }
        return new EngineLoader(urls.toArray(URL[]::new));
    }

    private static List<Path> newerAnnotations(List<Path> project, List<Path> engine) {
        Optional<Path> projects = annotations(project);
        Optional<Path> engines = annotations(engine);
        return projects.isPresent() && engines.isPresent() && minor(engines.get()) > minor(projects.get())
                ? List.of(engines.get())
                : List.of();
    }

    private static Optional<Path> annotations(List<Path> entries) {
        return entries.stream()
                .filter(entry -> ANNOTATIONS.matcher(entry.toString()).find())
                .findFirst();
    }

    private static int minor(Path annotations) {
        Matcher version = ANNOTATIONS.matcher(annotations.toString());
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a valid path: " + path, e);
        }
    }

    /**
     * Looks for other classes than the platform's in the jars first: asking the platform class loader for each of them
     * costs an exception with its stack trace.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (PLATFORM.stream().noneMatch(name::startsWith)) {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                try {
                    return loaded == null ? findClass(name) : loaded;
                } catch (ClassNotFoundException e) {
                    // The platform may have it.
                }
            }
        }
        return super.loadClass(name, resolve);
    }

    /**
     * Replaces the application's SLF4J provider by a no-op one, because its log lines would mix with the command's
     * output.
     */
    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        if (!name.equals(LOGGING)) {
            return super.findResources(name);
        }
        URL provider = findResource(NO_OP_PROVIDER);
        return provider == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(provider));
    }
}
