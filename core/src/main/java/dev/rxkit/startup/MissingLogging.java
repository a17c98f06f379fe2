package dev.rxkit.startup;

import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Starts SLF4J without its warnings where a program has no logging. The pool and Jdbi log by SLF4J, which otherwise
 * prints three lines to the standard error when the first database is opened, although the program lacks nothing.
 */
final class MissingLogging {
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private MissingLogging() {}

    /** Does nothing if there is a provider, if SLF4J was started before, or if its verbosity is configured. */
    static void accept() {
        if (System.getProperty(VERBOSITY) != null || hasProvider()) {
            return;
        }
        System.setProperty(VERBOSITY, "ERROR");
        try {
            LoggerFactory.getILoggerFactory();
        } finally {
            System.clearProperty(VERBOSITY);
        }
    }

    private static boolean hasProvider() {
        return ServiceLoader.load(SLF4JServiceProvider.class, LoggerFactory.class.getClassLoader()).stream()
                .findAny()
                .isPresent();
    }
}
