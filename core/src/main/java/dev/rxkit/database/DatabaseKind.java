package dev.rxkit.database;

import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A database Rx can talk to, and what stands in URLs for it. */
public enum DatabaseKind {
    SQLITE("SQLite", "org.sqlite.JDBC", "org.xerial:sqlite-jdbc:3.54.1.0", List.of("sqlite")),
    POSTGRESQL(
            "PostgreSQL",
            "org.postgresql.Driver",
            "org.postgresql:postgresql:42.7.14",
            // The others speak its protocol.
            List.of("postgresql", "postgres", "cockroachdb", "crdb", "cockroach", "yugabytedb", "ysql")),
    MARIADB("MariaDB", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client:3.5.9", List.of("mariadb")),
    /** What is like MariaDB, through its driver. */
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
     * The engine of a URL's scheme; a SQLAlchemy driver name behind {@code +} is passed over, there is one JDBC driver.
     *
     * @throws ConfigException for a database that is not SQL, or is not known
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
            throw new ConfigException("Rx speaks SQL only and " + database + " does not: use that database's own Java"
                    + " client beside Rx, and give Rx the URL of a SQL database.");
        }
        List<String> known = Arrays.stream(values())
                .flatMap(engine -> engine.schemes.stream())
                .toList();
        throw new ConfigException("The database " + database + ":// is not known."
                + DidYouMean.sentence(database, known) + " Known: sqlite://, postgresql://, mariadb://, mysql://.");
    }

    /**
     * Returns the kind of a dialect's database, by its name. What is like MariaDB has MariaDB's.
     *
     * @throws IllegalArgumentException for a dialect of no kind
     */
    public static DatabaseKind of(Dialect dialect) {
        return Arrays.stream(values())
                .filter(kind -> kind.scheme().equals(dialect.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of database is called " + dialect.name()));
    }

    /** What a URL begins with, canonical. */
    public String scheme() {
        return schemes.get(0);
    }

    /** What the driver's URLs begin with, behind {@code jdbc:}. */
    public String jdbcScheme() {
        return this == MYSQL ? MARIADB.scheme() : scheme();
    }

    public String driverClass() {
        return driverClass;
    }

    public Dialect dialect() {
        return switch (this) {
            case SQLITE -> new Sqlite();
            case POSTGRESQL -> new Postgres();
            case MARIADB -> new MariaDb();
            case MYSQL -> MariaDb.mysql();
        };
    }

    /** What the running application asks of every connection; the URL's own parameters win over it. */
    public Map<String, String> runtimeProperties(boolean inMemory) {
        Map<String, String> properties = new TreeMap<>();
        if (this == SQLITE) {
            properties.put("foreign_keys", "true");
            properties.put("busy_timeout", "5000");
            // Else each INSERT runs a second statement for a key nobody asked for.
            properties.put("jdbc.get_generated_keys", "false");
            if (!inMemory) {
                // Readers and the writer do not stop each other. With WAL, NORMAL survives a crash of the process.
                properties.put("journal_mode", "WAL");
                properties.put("synchronous", "NORMAL");
            }
        }
        if (this == POSTGRESQL) {
            properties.put("ApplicationName", "rx");
            // The detail of a violated constraint is the row's values, which belong into no log.
            properties.put("logServerErrorDetail", "false");
            properties.put("tcpKeepAlive", "true");
        }
        if (this == MARIADB || this == MYSQL) {
            // A value that does not fit is refused, never cut, and an id of 0 is no wish for the next one, whatever
            // the server's own mode is.
            properties.put(
                    "sessionVariables",
                    "sql_mode=CONCAT(@@sql_mode,',STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO')"
                            // A stream that is read slowly: the server waits for so many seconds, and not for one
                            // minute.
                            + ",net_write_timeout=3600");
            // The clock of the session is UTC, as the moments are that Rx keeps.
            properties.put("connectionTimeZone", "UTC");
            properties.put("forceConnectionTimeZoneToSession", "true");
        }
        return properties;
    }

    /** What a parameter is that both the kit and the URL set: the URL wins, but keeps what the kit needs beside it. */
    public String joined(String name, String ours, String own) {
        return name.equals("sessionVariables") ? ours + "," + own : own;
    }

    /** Refuses parameters under which sessions would be wrong. */
    public void requireFit(Map<String, String> parameters) {
        if (Boolean.parseBoolean(parameters.get("useAffectedRows"))) {
            throw new ConfigException("useAffectedRows=true (in db_url) makes an update that changes nothing look like"
                    + " one of a row that is not there. Take it out.");
        }
    }

    public ConfigException missingDriver() {
        String[] parts = dependency.split(":");
        return new ConfigException("The JDBC driver of " + title + " is not on the class path: add " + dependency
                + " to the POM, <dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                + "</artifactId><version>" + parts[2] + "</version></dependency>.");
    }
}
