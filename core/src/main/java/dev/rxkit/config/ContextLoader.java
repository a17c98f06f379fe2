package dev.rxkit.config;

import dev.rxkit.RxConfig;

/** The class loader that sees the application: the thread's own, else ours. */
final class ContextLoader {

    private ContextLoader() {}

    static ClassLoader get() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? RxConfig.class.getClassLoader() : context;
    }
}
