package dev.rxkit.migrate.command;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the {@link Engine} in its own class loader, with the project's rx-core, driver and models. Only JDK types are
 * passed between the class loaders. Thread-safe: every run creates and closes its own loader.
 */
public final class IsolatedEngine {
    private IsolatedEngine() {}

    /**
     * Runs one command.
     *
     * @param project the project's classes and dependencies, in order
     * @param engine the jars of the engine, used for classes that the project does not have
     * @param request see {@link Engine}
     * @param out receives the kind and text of each output
     * @param ask shows a prompt and returns the line typed, or null at the end of input
     * @return the exit code
     * @throws ConfigException if the project's rx-core has another version
     */
    public static int run(
            List<Path> project,
            List<Path> engine,
            Map<String, String> request,
            BiConsumer<String, String> out,
            Function<String, @Nullable String> ask) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (EngineLoader loader = EngineLoader.of(project, engine)) {
            EngineVersion.ofCore(loader).ifPresent(EngineVersion::requireSame);
            thread.setContextClassLoader(loader);
            Class<?> entry = Class.forName(Engine.class.getName(), true, loader);
            try {
                return (int) run(entry).invoke(null, request, out, ask);
            } finally {
                if (Boolean.parseBoolean(request.get(Engine.LIVES_ON))) {
                    // DriverManager loads its drivers with this loader on first use, for the whole JVM.
                    thread.setContextClassLoader(before);
                    entry.getMethod("release").invoke(null);
                }
            }
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the engine cannot be loaded from " + engine + ": " + e, e);
        } catch (IOException e) {
            throw new IllegalStateException("the class path cannot be closed: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Method run(Class<?> entry) throws NoSuchMethodException {
        return entry.getMethod("run", Map.class, BiConsumer.class, Function.class);
    }

    private static RuntimeException unwrapped(InvocationTargetException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
