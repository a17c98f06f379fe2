package dev.rxkit.config;

/**
 * Returns the class loader that sees the application: the thread's context class loader, or else that of this class.
 */
public final class ContextLoader {

    private ContextLoader() {}

    public static ClassLoader get() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ContextLoader.class.getClassLoader() : context;
    }
}
