package dev.rxkit.servers;

import java.util.concurrent.Callable;

/** A class loader that hides the drivers of the servers, as in a project without dependencies on them. */
public final class WithoutDrivers extends ClassLoader {

    private WithoutDrivers(ClassLoader parent) {
        super(parent);
    }

    /** Runs work with this class loader as the thread's context class loader. */
    public static <T> T call(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new WithoutDrivers(before));
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("org.postgresql.") || name.startsWith("org.mariadb.")) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }
}
