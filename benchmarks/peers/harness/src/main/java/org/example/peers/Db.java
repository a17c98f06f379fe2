package org.example.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One database with filled tables, and how everybody connects to it. */
public final class Db implements AutoCloseable {

    private final Kind kind;
    private final String jdbcUrl;
    private final Path folder;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private Db(Kind kind, String jdbcUrl, Path folder) {
        this.kind = kind;
        this.jdbcUrl = jdbcUrl;
        this.folder = folder;
    }

    /**
     * @param url {@code sqlite} for a file of this fork's own, or {@code jdbc:postgresql://host/db?user=..} or the like
     * @param writes whether rows will be changed
     */
    public static Db open(String url, boolean writes) throws Exception {
        if (!url.equals("sqlite")) {
            Db db = new Db(Kind.of(url), url, null);
            db.fillServer(writes);
            return db;
        }
        Path base = base();
        Path template = template();
        Path folder = Files.createTempDirectory(base, "db");
        Path file = folder.resolve("bench.db");
        Files.copy(template, file, StandardCopyOption.REPLACE_EXISTING);
        return new Db(Kind.SQLITE, "jdbc:sqlite:" + file, folder);
    }

    /** A file that is there. */
    static Db of(Path file) {
        return new Db(Kind.SQLITE, "jdbc:sqlite:" + file, null);
    }

    private static Path base() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("peers.home", "."), "target", "run"));
    }

    /** Filled once, copied by every fork. */
    public static synchronized Path template() throws Exception {
        Path base = base();
        Path template = base.resolve("template.db");
        if (!Files.exists(template)) {
            Path made = Files.createTempFile(base, "template", ".tmp");
            Files.delete(made);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made, sqliteProperties(true))) {
                Tables.create(connection, Kind.SQLITE);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                }
            }
            Files.move(made, template, StandardCopyOption.ATOMIC_MOVE);
        }
        return template;
    }

    private void fillServer(boolean writes) throws SQLException {
        try (Connection connection = direct();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS peers_state (clean BOOLEAN NOT NULL)");
            boolean clean;
            try (ResultSet rows = statement.executeQuery("SELECT clean FROM peers_state")) {
                clean = rows.next() && rows.getBoolean(1);
            }
            if (!clean) {
                statement.execute("DROP TABLE IF EXISTS orders");
                statement.execute("DROP TABLE IF EXISTS person");
                Tables.create(connection, kind);
            }
            statement.execute("DELETE FROM peers_state");
            statement.execute("INSERT INTO peers_state VALUES (" + !writes + ")");
        }
    }

    public Kind kind() {
        return kind;
    }

    public boolean sqlite() {
        return kind == Kind.SQLITE;
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** As Rx writes URLs. */
    public String rxUrl() {
        return sqlite() ? "sqlite:///" + jdbcUrl.substring("jdbc:sqlite:".length()) : jdbcUrl;
    }

    /**
     * What Rx sets on each connection of SQLite, and so everybody.
     *
     * @param generatedKeys the driver's {@code getGeneratedKeys}; who needs it pays for it, as the driver's default is,
     *     who does not may switch it off as Rx does
     */
    static Properties sqliteProperties(boolean generatedKeys) {
        Properties same = new Properties();
        same.setProperty("foreign_keys", "true");
        same.setProperty("busy_timeout", "5000");
        same.setProperty("journal_mode", "WAL");
        same.setProperty("synchronous", "NORMAL");
        same.setProperty("jdbc.get_generated_keys", Boolean.toString(generatedKeys));
        return same;
    }

    private Properties serverProperties() {
        Properties same = new Properties();
        if (kind == Kind.POSTGRESQL) {
            same.setProperty("tcpKeepAlive", "true");
            same.setProperty("ApplicationName", "peers");
            same.setProperty("logServerErrorDetail", "false");
        } else {
            same.setProperty("connectionTimeZone", "UTC");
            same.setProperty("forceConnectionTimeZoneToSession", "true");
        }
        return same;
    }

    /** The pool everybody uses, set as Rx sets its own. */
    public HikariDataSource pool(boolean generatedKeys) {
        return pool(generatedKeys, config -> {});
    }

    public HikariDataSource pool(boolean generatedKeys, Consumer<HikariConfig> last) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setMaximumPoolSize(8);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(30_000);
        settings.setInitializationFailTimeout(-1);
        if (sqlite()) {
            settings.setDataSourceProperties(sqliteProperties(generatedKeys));
            settings.setMaxLifetime(0);
        } else {
            settings.setDataSourceProperties(serverProperties());
        }
        last.accept(settings);
        recorded(settings);
        HikariDataSource pool = new HikariDataSource(settings);
        pools.add(pool);
        return pool;
    }

    /** Lets the SQL log see what a pool sends; nothing changes unless the log is on. */
    public static void recorded(HikariConfig settings) {
        if (!SqlLog.isOn()) {
            return;
        }
        if (settings.getDataSource() == null) {
            settings.setDataSource(SqlLog.of(
                    new DriverDataSource(settings.getJdbcUrl(), null, settings.getDataSourceProperties(), null, null)));
        } else {
            settings.setDataSource(SqlLog.of(settings.getDataSource()));
        }
    }

    /** A connection of the harness itself, beside all pools. */
    public Connection direct() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, sqlite() ? sqliteProperties(true) : serverProperties());
    }

    void closePools() {
        pools.forEach(HikariDataSource::close);
        pools.clear();
    }

    @Override
    public void close() throws IOException {
        closePools();
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
