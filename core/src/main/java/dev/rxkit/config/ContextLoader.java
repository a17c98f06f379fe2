package dev.rxkit.config;

/** The class loader that sees the application: the thread's own, else ours. */
public final class ContextLoader {

    private ContextLoader() {}

    public static ClassLoader get() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ContextLoader.class.getClassLoader() : context;
    }
}
