package dev.rxkit.servers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The databases on which everything is tested. Each is started when it is first used and serves the whole test run. The
 * environment variables {@code RX_TEST_POSTGRESQL_URL} and {@code RX_TEST_MARIADB_URL} set a server to use instead; its
 * user must be allowed to create databases.
 */
public enum TestServer {
    SQLITE,
    POSTGRESQL,
    MARIADB;

    /** Returns all databases, or those listed in the system property {@code rx.test.databases}. */
    public static Stream<TestServer> all() {
        String chosen = System.getProperty("rx.test.databases", "");
        List<String> names = Arrays.asList(chosen.toUpperCase(Locale.ROOT).split(","));
        return Arrays.stream(values()).filter(server -> chosen.isBlank() || names.contains(server.name()));
    }

    /**
     * Returns SQLite and PostgreSQL, for tests of what hardly depends on the database; all databases in the long profiles
     * and where {@code rx.test.databases} lists them.
     */
    public static Stream<TestServer> withPostgresql() {
        return all().filter(server -> server != MARIADB || isLong());
    }

    /** Returns SQLite and MariaDB; see {@link #withPostgresql()}. */
    public static Stream<TestServer> withMariaDb() {
        return all().filter(server -> server != POSTGRESQL || isLong());
    }

    private static boolean isLong() {
        return Stream.of("rx.pairs", "rx.test.databases")
                .anyMatch(key -> !System.getProperty(key, "").isBlank());
    }

    /** Returns the databases that run as servers. */
    public static Stream<TestServer> servers() {
        return all().filter(server -> server != SQLITE);
    }

    /**
     * Returns an empty database. Everything that earlier calls for the same owner left there is removed, and sessions
     * that are still open are ended.
     *
     * @param owner the class that uses the database, usually the test class
     */
    public TestSpace space(Class<?> owner) {
        String name = "t_" + owner.getSimpleName().toLowerCase(Locale.ROOT);
        return space(name.length() > 50 ? name.substring(0, 50) : name);
    }

    /** Returns an empty database with the given name. */
    public TestSpace space(String name) {
        return switch (this) {
            case SQLITE -> SqliteFiles.space(name);
            case POSTGRESQL -> Holder.postgres().space(name);
            case MARIADB -> Holder.mariaDb().space(name);
        };
    }

    private static final class Holder {
        private static PostgresServer postgres;
        private static MariaDbServer mariaDb;

        static synchronized PostgresServer postgres() {
            postgres = Objects.requireNonNullElseGet(postgres, PostgresServer::start);
            return postgres;
        }

        static synchronized MariaDbServer mariaDb() {
            mariaDb = Objects.requireNonNullElseGet(mariaDb, MariaDbServer::start);
            return mariaDb;
        }
    }
}
