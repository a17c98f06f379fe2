package dev.rxkit.migrate.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Discards Flyway's log messages, because the report has the results. Flyway creates it by its class name. */
public final class NoOpFlywayLog implements LogCreator, Log {
    @Override
    public Log createLogger(Class<?> owner) {
        return this;
    }

    /** Implements a method that Flyway 10 and 11 call. */
    @SuppressWarnings("deprecation")
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception failure) {}

    @Override
    public void notice(String message) {}
}
