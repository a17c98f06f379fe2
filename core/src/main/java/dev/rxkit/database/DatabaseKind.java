package dev.rxkit.database;

import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.database.sqlite.driver.JsonFunctions;
import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The databases that Rx supports, with the schemes of their URLs and their drivers. */
public enum DatabaseKind {
    SQLITE("SQLite", "org.sqlite.JDBC", "org.xerial:sqlite-jdbc:3.54.1.0", List.of("sqlite")),
    POSTGRESQL(
            "PostgreSQL",
            "org.postgresql.Driver",
            "org.postgresql:postgresql:42.7.14",
            // The other databases use the protocol of PostgreSQL.
            List.of("postgresql", "postgres", "cockroachdb", "crdb", "cockroach", "yugabytedb", "ysql")),
    MARIADB("MariaDB", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client:3.5.9", List.of("mariadb")),
    /** MySQL and compatible databases, used through MariaDB's driver. */
    MYSQL("MySQL", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client:3.5.9", List.of("mysql", "tidb"));

    private static final List<String> NOT_SQL = List.of(
            "arangodb",
            "bolt",
            "bolt+s",
            "cassandra",
            "cosmosdb",
            "couchbase",
            "couchbases",
            "couchdb",
            "dynamodb",
            "elasticsearch",
            "etcd",
            "firebase",
            "firestore",
            "gremlin",
            "hbase",
            "influxdb",
            "memcached",
            "mongo",
            "mongodb",
            "mongodb+srv",
            "neo4j",
            "neo4j+s",
            "opensearch",
            "redis",
            "rediss",
            "scylla",
            "valkey");

    private static final String STRICT_MODE = "sql_mode=CONCAT(@@sql_mode,',STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO')";

    private final String title;
    private final String driverClass;
    private final String dependency;
    private final List<String> schemes;

    DatabaseKind(String title, String driverClass, String dependency, List<String> schemes) {
        this.title = title;
        this.driverClass = driverClass;
        this.dependency = dependency;
        this.schemes = schemes;
    }

    /**
     * Returns the database of a URL's scheme. A SQLAlchemy driver name after {@code +} is ignored, because there is one
     * JDBC driver for each database.
     *
     * @throws ConfigException if the database is not an SQL database or is not known
     */
    public static DatabaseKind ofScheme(String text) {
        String scheme = text.toLowerCase(Locale.ROOT);
        String database = scheme.replaceFirst("\\+.*", "");
        for (DatabaseKind engine : values()) {
            if (engine.schemes.contains(database)) {
                return engine;
            }
        }
        if (NOT_SQL.contains(scheme) || NOT_SQL.contains(database)) {
            throw new ConfigException("Rx supports SQL databases only, and " + database
                    + " is not one: use that database's own Java" + " client, and give Rx the URL of a SQL database.");
        }
        List<String> known = Arrays.stream(values())
                .flatMap(engine -> engine.schemes.stream())
                .toList();
        throw new ConfigException("The database " + database + ":// is not known."
                + DidYouMean.sentence(database, known) + " Known: sqlite://, postgresql://, mariadb://, mysql://.");
    }

    /**
     * Returns the database of a connection.
     *
     * @param product the name of the database's product
     * @param driver the name of the driver
     * @throws ConfigException if the database is not known, or Rx does not support that driver for it
     */
    public static DatabaseKind ofProduct(String product, String driver) {
        for (DatabaseKind kind : values()) {
            if (kind.title.equalsIgnoreCase(product)) {
                if (kind == MYSQL && !driver.toLowerCase(Locale.ROOT).contains("mariadb")) {
                    throw new ConfigException("The DataSource connects by " + driver + ", and Rx works with MariaDB's"
                            + " driver only: add " + kind.dependency + ", and write jdbc:mariadb: in its URL.");
                }
                return kind;
            }
        }
        throw new ConfigException("The DataSource is one of " + product + ", which Rx does not support: it works with"
                + " SQLite, PostgreSQL, MariaDB and MySQL.");
    }

    /** Returns the database of a canonical scheme, in any case; empty if it is another word. */
    public static Optional<DatabaseKind> named(String scheme) {
        return Arrays.stream(values())
                .filter(kind -> kind.scheme().equalsIgnoreCase(scheme))
                .findFirst();
    }

    /**
     * Returns the kind of a dialect's database, by its name; MariaDB for what is like MariaDB.
     *
     * @throws IllegalArgumentException if no kind has the dialect's name
     */
    public static DatabaseKind of(Dialect dialect) {
        return Arrays.stream(values())
                .filter(kind -> kind.scheme().equals(dialect.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of database is called " + dialect.name()));
    }

    /** Returns the canonical scheme of the database's URLs. */
    public String scheme() {
        return schemes.get(0);
    }

    /** Returns the scheme of the driver's URLs, after {@code jdbc:}. */
    public String jdbcScheme() {
        return this == MYSQL ? MARIADB.scheme() : scheme();
    }

    /** Returns the name of the driver's class. */
    public String driverClass() {
        return driverClass;
    }

    /** Returns the dialect of the database. */
    public Dialect dialect() {
        return switch (this) {
            case SQLITE -> new Sqlite();
            case POSTGRESQL -> new Postgres();
            case MARIADB -> new MariaDb();
            case MYSQL -> MariaDb.mysql();
        };
    }

    /**
     * Returns the driver properties that a running application sets on every connection; parameters in the URL take
     * precedence.
     */
    public Map<String, String> runtimeProperties(boolean inMemory) {
        Map<String, String> properties = new TreeMap<>();
        if (this == SQLITE) {
            properties.put("foreign_keys", "true");
            properties.put("busy_timeout", "5000");
            // Otherwise each INSERT would run a second statement to fetch a key that is not used.
            properties.put("jdbc.get_generated_keys", "false");
            if (!inMemory) {
                // With WAL, readers and the writer do not block each other; with WAL, NORMAL is safe if the process
                // crashes.
                properties.put("journal_mode", "WAL");
                properties.put("synchronous", "NORMAL");
                // A long read lets the write-ahead log grow; it is cut to 16 MB when it is used anew.
                properties.put("journal_size_limit", "16777216");
            }
        }
        if (this == POSTGRESQL) {
            properties.put("ApplicationName", "rx");
            // The detail of a violated constraint contains the row's values, which must not be logged.
            properties.put("logServerErrorDetail", "false");
            properties.put("tcpKeepAlive", "true");
        }
        if (this == MARIADB || this == MYSQL) {
            // A value that does not fit is rejected, never truncated, and an id of 0 does not request a generated one,
            // whatever the server's own mode is.
            properties.put(
                    "sessionVariables",
                    STRICT_MODE
                            // For streams that are read slowly: the server waits for an hour, not for the default of
                            // one minute.
                            + ",net_write_timeout=3600");
            // The session's time zone is UTC, as that of the stored points in time.
            properties.put("connectionTimeZone", "UTC");
            properties.put("forceConnectionTimeZoneToSession", "true");
        }
        return properties;
    }

    /**
     * Returns the value of a parameter that both the kit and the URL set: the URL takes precedence, but the session
     * variables of the kit are kept.
     */
    public String merged(String name, String ours, String own) {
        return name.equals("sessionVariables") ? ours + "," + own : own;
    }

    /**
     * Checks the parameters of the URL.
     *
     * @throws ConfigException if sessions would not work correctly with them
     */
    public void requireSupported(Map<String, String> parameters) {
        if (Boolean.parseBoolean(parameters.get("useAffectedRows"))) {
            throw new ConfigException("useAffectedRows=true (in db_url) makes an update that changes nothing look like"
                    + " an update of a missing row. Remove it from the URL.");
        }
    }

    /** Adds the functions that statements need to a connection that a pool of the application has opened. */
    public void prepare(Connection connection) throws SQLException {
        if (this == SQLITE) {
            JsonFunctions.addTo(connection);
        }
    }

    /**
     * Checks the settings of a connection that another pool has opened.
     *
     * @throws ConfigException if what sessions write with them would not be what is stored; the message says what to set
     */
    public void requireSettings(Connection connection) throws SQLException {
        if (this == SQLITE && setting(connection, "PRAGMA foreign_keys").equals("0")) {
            throw new ConfigException("The connections of the DataSource do not check foreign keys, as SQLite does not"
                    + " by default: add foreign_keys=true to the parameters of its URL.");
        }
        if (this == MARIADB || this == MYSQL) {
            String mode = setting(connection, "SELECT @@sql_mode");
            if (!mode.contains("STRICT_") || !mode.contains("NO_AUTO_VALUE_ON_ZERO")) {
                throw new ConfigException("The connections of the DataSource have the sql_mode " + mode
                        + ", in which the"
                        + " server stores other values than those it is given: add sessionVariables=" + STRICT_MODE
                        + " to the parameters of its URL.");
            }
        }
    }

    private static String setting(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** Returns the exception for a missing driver, which names the dependency to add. */
    public ConfigException missingDriver() {
        String[] parts = dependency.split(":");
        return new ConfigException("The JDBC driver of " + title + " is not on the class path: add " + dependency
                + " to the POM, <dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                + "</artifactId><version>" + parts[2] + "</version></dependency>.");
    }
}
