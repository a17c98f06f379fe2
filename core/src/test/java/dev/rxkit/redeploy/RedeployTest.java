package dev.rxkit.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.servers.TestServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts, closes and restarts an application in another class loader, as servers do when it is redeployed. */
class RedeployTest {

    private static final int MEGABYTE = 1 << 20;

    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final Set<Reference<ClassLoader>> loaders = new HashSet<>();

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.rxkit.servers.TestServer#all")
    void theModelsOfAClosedDatabaseCanBeUnloaded(TestServer server) throws Exception {
        String url = server.space(RedeployTest.class).url();
        rounds(1, Models::new, "open", url);
        long before = metaspace();
        rounds(4, Models::new, "open", url);
        requireGrowthBelow(2, before);
    }

    @Test
    void anApplicationThatBringsTheKitAndTheDriversCanBeUnloaded(@TempDir Path folder) throws Exception {
        String url = "sqlite:///" + folder.resolve("redeploy.db");
        Supplier<ClassLoader> whole = () -> new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        rounds(1, whole, "configure", url);
        long before = metaspace();
        rounds(2, whole, "configure", url);
        requireGrowthBelow(4, before);
    }

    /**
     * Starts and closes the application several times, each time in another class loader; all of them must be unloaded.
     */
    private void rounds(int number, Supplier<ClassLoader> fresh, String method, String url) throws Exception {
        for (int i = 0; i < number; i++) {
            loaders.add(round(fresh.get(), method, url));
        }
        for (int i = 0; i < 100 && !loaders.isEmpty(); i++) {
            System.gc();
            Reference<? extends ClassLoader> gone = collected.remove(100);
            while (gone != null) {
                loaders.remove(gone);
                gone = collected.poll();
            }
        }
        assertThat(loaders).as("class loaders that are kept").isEmpty();
    }

    private WeakReference<ClassLoader> round(ClassLoader loader, String method, String url) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> application = loader.loadClass("dev.rxkit.redeploy.Application");
            assertThat(application.getClassLoader()).isSameAs(loader);
            application.getMethod(method, String.class).invoke(null, url);
        } finally {
            thread.setContextClassLoader(before);
            if (loader instanceof URLClassLoader files) {
                files.close();
            }
        }
        return new WeakReference<>(loader, collected);
    }

    /** Waits until the classes of a loader are freed, some collections after its reference is cleared. */
    private static void requireGrowthBelow(int megabytes, long before) {
        long growth = metaspace() - before;
        for (int i = 0; i < 20 && growth >= (long) megabytes * MEGABYTE; i++) {
            System.gc();
            growth = metaspace() - before;
        }
        assertThat(growth).as("growth").isLessThan((long) megabytes * MEGABYTE);
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    /** Loads the classes of the application; all other classes are the server's. */
    private static final class Models extends ClassLoader {

        Models() {
            super(RedeployTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.rxkit.redeploy.Application")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = file.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
