package dev.rxkit.migrate.proof;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.migrate.plan.ServerStatements;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Creates and drops scratch databases on a server: that of {@code scratch_url}, or that of the configured database.
 * Their names are {@code rx_scratch_<time>_<random>}; databases left by a killed run are dropped by a later run when
 * they are a day old.
 */
public final class ScratchServer {
    private static final String PREFIX = "rx_scratch_";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Duration OLD = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DatabaseUrl url;
    private final ServerStatements server;
    private final Dialect dialect;
    private final ClassLoader drivers;

    /**
     * Creates an instance.
     *
     * @param drivers the class loader of the JDBC drivers
     */
    public ScratchServer(DatabaseUrl url, ServerStatements server, ClassLoader drivers) {
        this.url = url;
        this.server = server;
        this.dialect = url.dialect();
        this.drivers = drivers;
    }

    /** Returns the server. */
    public DatabaseUrl url() {
        return url;
    }

    /** Thrown if the user may not create a database. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(SQLException why) {
            super(String.valueOf(why.getMessage()).lines().findFirst().orElse(""), why);
        }
    }

    /**
     * Creates a database.
     *
     * @return its name
     * @throws Refused if the user may not
     * @throws SQLException if the server cannot be reached
     */
    public String create() throws SQLException, Refused {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        String time = TIME.format(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        String name = PREFIX + time + "_" + HexFormat.of().formatHex(random);
        try (Connection admin = admin()) {
            String home = likeHome(admin);
            try {
                execute(admin, "CREATE DATABASE " + dialect.quote(name) + home);
            } catch (SQLException refused) {
                throw new Refused(refused);
            }
            removeOld(admin);
        }
        return name;
    }

    /** Connects to a scratch database. */
    public Connection connect(String name) throws SQLException {
        DatabaseUrl scratch = url.onDatabase(name);
        return scratch.connect(drivers, scratch.runtimeProperties());
    }

    /** Drops a scratch database. */
    public void drop(String name) throws SQLException {
        try (Connection admin = admin()) {
            drop(admin, name);
        }
    }

    private Connection admin() throws SQLException {
        return url.connect(drivers, Map.of());
    }

    private void drop(Connection admin, String name) throws SQLException {
        execute(admin, server.dropDatabase(dialect.quote(name)));
    }

    /** Returns the clause that gives a scratch database the default collation of the configured one. */
    private String likeHome(Connection admin) throws SQLException {
        Optional<String> query = server.databaseOptions();
        List<String> home = query.isPresent() ? strings(admin, query.get()) : List.of();
        return home.isEmpty() ? "" : home.get(0);
    }

    private void removeOld(Connection admin) throws SQLException {
        String limit =
                PREFIX + TIME.format(LocalDateTime.ofInstant(Instant.now().minus(OLD), ZoneOffset.UTC));
        for (String name : strings(admin, server.databases("rx\\_scratch\\_%"))) {
            if (name.matches(PREFIX + "\\d{14}_[0-9a-f]{8}") && name.compareTo(limit) < 0) {
                try {
                    drop(admin, name);
                } catch (SQLException inUse) {
                    // It is in use; the next run tries again.
                    continue;
                }
            }
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
