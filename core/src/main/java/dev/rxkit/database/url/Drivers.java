package dev.rxkit.database.url;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.sqlite.driver.SqliteConnection;
import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JDBC driver in a class loader; {@code DriverManager} would only find drivers of its caller's class loader.
 */
final class Drivers {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private Drivers() {}

    /** Returns the driver of a URL: that of the database, or one that wraps it and can be found as a service. */
    static Driver load(DatabaseKind engine, DatabaseUrl url, ClassLoader loader) {
        return url.wrapped() ? wrapping(url, loader) : load(engine, loader);
    }

    private static Driver wrapping(DatabaseUrl url, ClassLoader loader) {
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                if (driver.acceptsURL(url.jdbcUrl())) {
                    return driver;
                }
            }
        } catch (SQLException | ServiceConfigurationError failure) {
            throw new ConfigException(
                    "The JDBC drivers of the class path cannot be loaded: " + failure.getMessage(), failure);
        }
        throw new ConfigException("No JDBC driver on the class path accepts the URL "
                + url.jdbcUrl().replaceFirst("^(jdbc:[^:]*:[^:]*:).*", "$1..")
                + ": add the dependency of the driver that wraps the one of the database.");
    }

    private static Driver load(DatabaseKind engine, ClassLoader loader) {
        try {
            return Class.forName(engine.driverClass(), true, loader)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw engine.missingDriver();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ConfigException(
                    "The JDBC driver " + engine.driverClass() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * Removes references from the JDK to an application whose class loader may be unloaded: the loaded driver, which
     * its class registered in {@code DriverManager}, and the record that was linked last. Nothing is removed if
     * everything is on the class path of the JVM.
     *
     * @param loader the class loader of the application
     */
    static void release(DatabaseKind engine, ClassLoader loader) {
        if (!isNeverUnloaded(loader) || !isNeverUnloaded(Drivers.class.getClassLoader())) {
            RecordMethods.forgetLast();
        }
        try {
            Class<?> type = Class.forName(engine.driverClass(), false, loader);
            if (isNeverUnloaded(type.getClassLoader())) {
                return;
            }
            // For each driver of another class loader, the lookup initialises the class with the same name in this
            // class's loader, which registers a driver as well.
            List<Driver> before = registered();
            for (Driver driver : registered()) {
                if (driver.getClass() == type || !before.contains(driver)) {
                    DriverManager.deregisterDriver(driver);
                }
            }
        } catch (ClassNotFoundException | LinkageError neverLoaded) {
            // The driver was never loaded, so there is nothing to remove.
        } catch (SQLException | SecurityException kept) {
            LOG.log(System.Logger.Level.DEBUG, "the driver could not be removed from DriverManager", kept);
        }
    }

    private static List<Driver> registered() throws SQLException {
        return withSystemLoader(() -> DriverManager.drivers().toList());
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Runs work during which the JDK would keep a reference to the context class loader: the first use of {@code
     * DriverManager} loads all drivers visible to it, and SQLite's driver starts a process, for which the JDK keeps a
     * thread with the starting thread's context class loader for at least a minute.
     */
    private static <T> T withSystemLoader(Work<T> work) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private static boolean isNeverUnloaded(@Nullable ClassLoader loader) {
        for (ClassLoader known = ClassLoader.getSystemClassLoader(); known != null; known = known.getParent()) {
            if (known == loader) {
                return true;
            }
        }
        return loader == null;
    }

    static Connection connect(DatabaseKind engine, DatabaseUrl url, ClassLoader loader, Map<String, String> parameters)
            throws SQLException {
        Driver driver = load(engine, url, loader);
        Properties properties = new Properties();
        properties.putAll(parameters);
        if (url.user() != null) {
            properties.setProperty("user", url.user());
        }
        if (url.password() != null) {
            properties.setProperty("password", url.password());
        }
        if (engine == DatabaseKind.SQLITE && !url.wrapped()) {
            requireKnown(driver, url, parameters);
            return withSystemLoader(() -> new SqliteConnection(url.jdbcUrl(), properties));
        }
        Connection connection = driver.connect(url.jdbcUrl(), properties);
        if (connection == null) {
            throw new ConfigException("The JDBC driver does not accept the URL " + url.shown() + ".");
        }
        return connection;
    }

    /** Checks the parameters, because SQLite's driver would treat an unknown one as a part of the file's name. */
    private static void requireKnown(Driver driver, DatabaseUrl url, Map<String, String> parameters)
            throws SQLException {
        List<String> known = Arrays.stream(driver.getPropertyInfo(url.jdbcUrl(), new Properties()))
                .map((DriverPropertyInfo info) -> info.name)
                .sorted()
                .toList();
        for (String name : parameters.keySet()) {
            if (!known.contains(name) && !name.startsWith("jdbc.")) {
                throw new ConfigException(
                        "SQLite has no parameter " + name + " (in db_url)." + DidYouMean.sentence(name, known));
            }
        }
    }
}
