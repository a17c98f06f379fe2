package dev.rxkit.dialect;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DidYouMean;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Finds the JDBC driver in a class loader; {@code DriverManager} would see only its caller's own. */
final class Drivers {

    private Drivers() {}

    static Driver load(Engine engine, ClassLoader loader) {
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

    static Connection connect(Engine engine, DatabaseUrl url, ClassLoader loader, Map<String, String> parameters)
            throws SQLException {
        Driver driver = load(engine, loader);
        Properties properties = new Properties();
        properties.putAll(parameters);
        if (url.user() != null) {
            properties.setProperty("user", url.user());
        }
        if (url.password() != null) {
            properties.setProperty("password", url.password());
        }
        if (engine == Engine.SQLITE) {
            requireKnown(driver, url, parameters);
            return new SqliteConnection(url.jdbcUrl(), properties);
        }
        Connection connection = driver.connect(url.jdbcUrl(), properties);
        if (connection == null) {
            throw new ConfigException("The JDBC driver does not take the URL " + url.shown() + ".");
        }
        return connection;
    }

    /** SQLite's driver would take an unknown parameter for a part of the file's name. */
    private static void requireKnown(Driver driver, DatabaseUrl url, Map<String, String> parameters)
            throws SQLException {
        List<String> known = Arrays.stream(driver.getPropertyInfo(url.jdbcUrl(), new Properties()))
                .map((DriverPropertyInfo info) -> info.name)
                .sorted()
                .toList();
        for (String name : parameters.keySet()) {
            if (!known.contains(name) && !name.startsWith("jdbc.")) {
                throw new ConfigException(
                        "SQLite knows no parameter " + name + " (in db_url)." + DidYouMean.hint(name, known));
            }
        }
    }
}
