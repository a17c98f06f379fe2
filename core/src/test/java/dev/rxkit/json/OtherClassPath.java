package dev.rxkit.json;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The class path of the tests without some libraries. The kit, its tests and Jackson are loaded a second time. */
final class OtherClassPath extends URLClassLoader {

    private static final List<String> LOADED_AGAIN = List.of("dev.rxkit.", "com.fasterxml.", "tools.jackson.");

    private final List<String> hidden;

    private OtherClassPath(URL[] urls, List<String> hidden) {
        super(urls, OtherClassPath.class.getClassLoader());
        this.hidden = hidden;
    }

    /** Returns the class path without the classes whose names begin with one of these texts. */
    static OtherClassPath without(String... hidden) {
        URL[] urls = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(OtherClassPath::url)
                .toArray(URL[]::new);
        return new OtherClassPath(urls, List.of(hidden));
    }

    /** Calls a program that is loaded by this loader. */
    String call(Class<? extends Callable<String>> program) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            var constructor = loadClass(program.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (String) ((Callable<?>) constructor.newInstance()).call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        if (LOADED_AGAIN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
