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
 * What to connect to, read from SQLAlchemy's or JDBC's form. Immutable and thread-safe. Credentials are split out of
 * the URL when it is read; no text but {@link #password()} holds a password.
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
     * Reads a URL.
     *
     * @param user said beside the URL: wins over the one inside it; or null
     * @param password the same
     * @param baseDirectory what a relative SQLite file counts from
     * @throws ConfigException if it cannot be read (the message says which part), or is not of a SQL database
     */
    public static DatabaseUrl parse(String url, @Nullable String user, @Nullable String password, Path baseDirectory) {
        return UrlReader.read(url, user, password, baseDirectory);
    }

    /** Whether a user or password stands in the URL itself. */
    public static boolean hasCredentials(String url) {
        return UrlMask.hasCredentials(url);
    }

    /** The text of a URL, even an unreadable one, with everything that may be secret blotted out. */
    public static String masked(String url) {
        return UrlMask.masked(url);
    }

    /** How this database spells SQL. */
    public Dialect dialect() {
        return engine.dialect();
    }

    /** The URL for the driver, without credentials. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    public @Nullable String user() {
        return user;
    }

    public @Nullable String password() {
        return password;
    }

    /** Another database on the same server, with the same login and parameters. Not for SQLite. */
    public DatabaseUrl onDatabase(String name) {
        int host = jdbcUrl.indexOf("//") + 2;
        String server = jdbcUrl.substring(0, jdbcUrl.indexOf('/', host));
        int slash = shown.indexOf('/', shown.indexOf("//") + 2);
        String shownServer = slash < 0 ? shown : shown.substring(0, slash);
        return new DatabaseUrl(engine, server + "/" + name, shownServer + "/" + name, user, password, null, parameters);
    }

    /** Whether the database lives in memory and ends with its connection. */
    public boolean inMemory() {
        return engine == DatabaseKind.SQLITE && file == null;
    }

    /** The absolute file of an SQLite database. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The absolute URL without password and parameters: for messages. */
    public String shown() {
        return shown;
    }

    /** The driver properties a running application wants on every connection, by name. */
    public Map<String, String> runtimeProperties() {
        return engine.runtimeProperties(inMemory());
    }

    /**
     * Makes sure that there is a driver.
     *
     * @throws ConfigException naming the dependency to add
     */
    public void requireDriver(ClassLoader drivers) {
        Drivers.load(engine, drivers);
    }

    /** Takes the driver out of {@code DriverManager} if it would keep a class loader alive that may go. */
    public void releaseDriver(ClassLoader drivers) {
        Drivers.release(engine, drivers);
    }

    /**
     * Makes sure that connecting is possible at all, without connecting: there is a driver, and an SQLite file can be
     * opened or created.
     *
     * @throws ConfigException saying what is missing
     */
    public void requireUsable(ClassLoader drivers) {
        requireDriver(drivers);
        engine.requireFit(parameters);
        if (file != null) {
            SqliteFile.requireUsable(file);
        }
    }

    /**
     * A new connection, outside any pool.
     *
     * @param drivers where the JDBC driver comes from
     * @param properties driver properties; the URL's own parameters win over them
     * @throws ConfigException if there is no driver, or the SQLite file cannot be opened
     */
    public Connection connect(ClassLoader drivers, Map<String, String> properties) throws SQLException {
        requireUsable(drivers);
        Map<String, String> all = new TreeMap<>(properties);
        parameters.forEach((name, value) -> all.merge(name, value, (ours, own) -> engine.joined(name, ours, own)));
        return Drivers.connect(engine, this, drivers, all);
    }

    /**
     * A new connection of a running application, with {@link #runtimeProperties()} and limits of time.
     *
     * @param drivers where the JDBC driver comes from
     * @param learned what {@link #learn} has found, or an empty map
     * @throws ConfigException if there is no driver, or the SQLite file cannot be opened
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
     * Returns the driver properties that follow from the server's settings: the longest statement that it takes, so that
     * the driver refuses a longer one instead of losing the connection.
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

    /** As {@link #shown()}. */
    @Override
    public String toString() {
        return shown;
    }
}
