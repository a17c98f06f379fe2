package dev.rxkit.servers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The databases everything is tried on. Each is started when it is first asked for and serves the whole test run; the
 * environment variables {@code RX_TEST_POSTGRESQL_URL} and {@code RX_TEST_MARIADB_URL} name a server to use instead, by
 * a user who may create databases.
 */
public enum TestServer {
    SQLITE,
    POSTGRESQL,
    MARIADB;

    /** All of them, or those the system property {@code rx.test.databases} lists. */
    public static Stream<TestServer> all() {
        String chosen = System.getProperty("rx.test.databases", "");
        List<String> names = Arrays.asList(chosen.toUpperCase(Locale.ROOT).split(","));
        return Arrays.stream(values()).filter(server -> chosen.isBlank() || names.contains(server.name()));
    }

    /** Those that run apart from the program. */
    public static Stream<TestServer> servers() {
        return all().filter(server -> server != SQLITE);
    }

    /**
     * An empty database. What an earlier call left in it is gone, also what it left open.
     *
     * @param owner one database for each owner, usually the test class
     */
    public TestSpace space(Class<?> owner) {
        String name = "t_" + owner.getSimpleName().toLowerCase(Locale.ROOT);
        return space(name.length() > 50 ? name.substring(0, 50) : name);
    }

    /** An empty database of a name of its own. */
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
