package dev.rxkit.database.url;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.SqliteFile;
import dev.rxkit.database.sqlite.SqliteSettings;
import dev.rxkit.database.sqlite.driver.SqliteConnection;
import dev.rxkit.error.ConfigException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The database to connect to, parsed from SQLAlchemy's or JDBC's form of a URL. Immutable and thread-safe. Credentials
 * are removed from the URL when it is parsed; only {@link #password()} returns the password.
 */
public final class DatabaseUrl {

    private final DatabaseKind engine;
    private final String jdbcUrl;
    private final String shown;
    private final @Nullable String user;
    private final @Nullable String password;
    private final @Nullable Path file;
    private final Map<String, String> parameters;

    DatabaseUrl(
            DatabaseKind engine,
            String jdbcUrl,
            String shown,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path file,
            Map<String, String> parameters) {
        this.engine = engine;
        this.jdbcUrl = jdbcUrl;
        this.shown = shown;
        this.user = user;
        this.password = password;
        this.file = file;
        this.parameters = new TreeMap<>(parameters);
    }

    /**
     * Parses a URL.
     *
     * @param user the user given in addition to the URL, which takes precedence over the one in it; or null
     * @param password the password given in addition to the URL; or null
     * @param baseDirectory the directory that a relative path of an SQLite file is resolved against
     * @throws ConfigException if the URL cannot be parsed (the message says which part), or the database is not an SQL
     *     database
     */
    public static DatabaseUrl parse(String url, @Nullable String user, @Nullable String password, Path baseDirectory) {
        return UrlReader.read(url, user, password, baseDirectory);
    }

    /** Returns whether the URL itself contains a user or password. */
    public static boolean hasCredentials(String url) {
        return UrlMask.hasCredentials(url);
    }

    /** Returns the text of a URL, even of an invalid one, with everything masked that may be secret. */
    public static String masked(String url) {
        return UrlMask.masked(url);
    }

    /** Returns the dialect of the database. */
    public Dialect dialect() {
        return engine.dialect();
    }

    /** Returns the URL for the driver, without credentials. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Returns whether the URL is one of a driver that wraps that of the database. */
    boolean wrapped() {
        return !jdbcUrl.startsWith("jdbc:" + engine.jdbcScheme() + ":");
    }

    /** Returns the user, or null if none is given. */
    public @Nullable String user() {
        return user;
    }

    /** Returns the password, or null if none is given. */
    public @Nullable String password() {
        return password;
    }

    /**
     * Returns the URL of another database on the same server, with the same credentials and parameters. Not for SQLite.
     */
    public DatabaseUrl onDatabase(String name) {
        int host = jdbcUrl.indexOf("//") + 2;
        String server = jdbcUrl.substring(0, jdbcUrl.indexOf('/', host));
        int slash = shown.indexOf('/', shown.indexOf("//") + 2);
        String shownServer = slash < 0 ? shown : shown.substring(0, slash);
        return new DatabaseUrl(engine, server + "/" + name, shownServer + "/" + name, user, password, null, parameters);
    }

    /** Returns the parameters of the URL, without credentials. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Returns whether the database is in memory and ends with its connection. */
    public boolean inMemory() {
        return engine == DatabaseKind.SQLITE && file == null;
    }

    /** Returns the absolute path of an SQLite database's file. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Returns the absolute URL without password and parameters, for messages. */
    public String shown() {
        return shown;
    }

    /** Returns the driver properties that a running application sets on every connection, by name. */
    public Map<String, String> runtimeProperties() {
        return engine.runtimeProperties(inMemory());
    }

    /**
     * Checks that the driver can be loaded.
     *
     * @throws ConfigException if it is missing; the message names the dependency to add
     */
    public void requireDriver(ClassLoader drivers) {
        Drivers.load(engine, this, drivers);
    }

    /** Removes the driver from {@code DriverManager} if it would prevent a class loader from being unloaded. */
    public void releaseDriver(ClassLoader drivers) {
        Drivers.release(engine, drivers);
    }

    /**
     * Checks, without connecting, that the driver can be loaded and that an SQLite file can be opened or created.
     *
     * @throws ConfigException if something is missing
     */
    public void requireUsable(ClassLoader drivers) {
        requireDriver(drivers);
        engine.requireSupported(parameters);
        if (file != null) {
            SqliteFile.requireUsable(file);
        }
    }

    /**
     * Opens a new connection, outside any pool.
     *
     * @param drivers the class loader of the JDBC driver
     * @param properties driver properties; the URL's parameters take precedence
     * @throws ConfigException if there is no driver, or the SQLite file cannot be opened
     * @throws SQLException if the connection cannot be opened
     */
    public Connection connect(ClassLoader drivers, Map<String, String> properties) throws SQLException {
        requireUsable(drivers);
        Map<String, String> all = new TreeMap<>(properties);
        parameters.forEach((name, value) -> all.merge(name, value, (ours, own) -> engine.merged(name, ours, own)));
        return Drivers.connect(engine, this, drivers, all);
    }

    /**
     * Opens a new connection of a running application, with {@link #runtimeProperties()} and time limits.
     *
     * @param drivers the class loader of the JDBC driver
     * @param learned the result of {@link #learn}, or an empty map
     * @throws ConfigException if there is no driver, or the SQLite file cannot be opened
     * @throws SQLException if the connection cannot be opened
     */
    public Connection connect(ClassLoader drivers, TimeLimits limits, Map<String, String> learned) throws SQLException {
        Map<String, String> properties = new TreeMap<>(runtimeProperties());
        properties.putAll(limits.properties(engine));
        properties.putAll(learned);
        Connection connection = connect(drivers, properties);
        try {
            limits.apply(engine, connection, parameters);
            if (engine == DatabaseKind.SQLITE && connection instanceof SqliteConnection own) {
                own.readQuotesAsNames();
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * Returns the driver properties that depend on the server's settings: the maximum size of a statement, so that the
     * driver refuses a larger one instead of losing the connection.
     */
    public Map<String, String> learn(Connection connection) throws SQLException {
        String query = dialect().statementLimit();
        if (query == null) {
            return Map.of();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next()
                    ? Map.of("maxAllowedPacket", String.valueOf(Math.min(rows.getLong(1), Integer.MAX_VALUE)))
                    : Map.of();
        }
    }

    /**
     * Gives the connection of a database in memory, which is the database itself, the settings of a new one.
     *
     * @return false if this is not such a database, or its connection cannot be used any more
     */
    public boolean restore(Connection connection, ClassLoader drivers) {
        if (!inMemory()) {
            return false;
        }
        try (Connection fresh = connect(drivers, runtimeProperties())) {
            SqliteSettings.copy(fresh, connection);
            return true;
        } catch (SQLException failure) {
            return false;
        }
    }

    /** Returns {@link #shown()}. */
    @Override
    public String toString() {
        return shown;
    }
}
