package dev.rxkit.database.postgres;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The state of a transaction as the server last reported it to the driver. Uses reflection, because the driver may come
 * from another class loader. Thread-safe.
 */
final class PostgresStatus {

    /** The driver's method for each class of connections. */
    private static final ClassValue<Optional<Method>> GETTER = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            try {
                return Optional.of(type.getMethod("getTransactionState"));
            } catch (NoSuchMethodException notTheDrivers) {
                return Optional.empty();
            }
        }
    };

    private PostgresStatus() {}

    /**
     * Returns {@code IDLE}, {@code OPEN} or {@code FAILED}; empty if it is not known. Asks the driver, not the server.
     */
    static String of(Connection connection) {
        try {
            Connection driver = connection.unwrap(Connection.class);
            Optional<Method> getter = GETTER.get(driver.getClass());
            return getter.isEmpty() ? "" : String.valueOf(getter.get().invoke(driver));
        } catch (SQLException | ReflectiveOperationException notKnown) {
            return "";
        }
    }
}
